using System.Text.RegularExpressions;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

/// <summary>What the page on security says of the whole source: calls that are nowhere, or only where they were looked at. One more place is looked at before it is named here.</summary>
public sealed class DangerousCallsTests
{
    /// <summary>A call, the files of Inclusion.Web where it is allowed, and why it need not be feared there.</summary>
    public static TheoryData<string, string[]> OfTheServer => new()
    {
        // No command of the system is run.
        { @"\bProcess\.Start\b|\bProcessStartInfo\b", [] },

        // No other machine is asked but the mail server.
        { @"\b(HttpClient|IHttpClientFactory|WebRequest|WebClient|TcpClient|UdpClient|SocketsHttpHandler)\b|new Socket\(", [] },
        { @"\bnew SmtpClient\b", ["Foundation/Mail/MailConnection.cs"] },

        // Icons, and the dots that are made of three numbers, are the only markup that is not encoded.
        { @"\bMarkupString\b|\bAddMarkupContent\b", ["Foundation/Ui/Glyphs.cs", "Shared/Training/PlaceDots.razor"] },

        // SQL that is put together has names of tables and columns of the model in it; whatever was typed is a parameter.
        {
            @"\b(FromSqlRaw|SqlQueryRaw|ExecuteSqlRaw|ExecuteSqlRawAsync)\b|\.CommandText =",
            [
                "Data/Audit/AuditChain.cs", "Data/Audit/AuditWriter.cs", "Data/Audit/CheckAuditTrail.cs", "Data/Backups/DatabaseCopy.cs", "Data/BulkLoad.cs", "Data/Claim.cs", "Data/Counting/Snapshot.cs",
                "Data/Database.cs", "Data/Emptying.cs", "Data/Interceptors/ConnectionSettings.cs", "Data/Migrator.cs", "Data/Refolding.cs", "Data/Text/FoldedSearch.cs", "Features/Privacy/Erase/FindMentions.cs",
            ]
        },

        // The card is drawn into a drawing of our own; a workbook is looked through without definitions and without fetching anything.
        { @"\b(XmlReader|XmlDocument|XPathDocument|XPathNavigator|XslCompiledTransform|XmlSerializer)\b|\bX(Document|Element)\.(Load|Parse)", ["Features/Reports/Press/ImpactCard.cs", "Foundation/Tables/XlsxLimits.cs"] },

        // Nothing that is read says of which type it is.
        { @"\b(BinaryFormatter|NetDataContractSerializer|LosFormatter|TypeNameHandling|Newtonsoft|Activator\.CreateInstance|Assembly\.Load\w*|CSharpScript)\b", [] },

        // No memory but the runtime's.
        { @"\bunsafe\b(?!-)|\bDllImport\b|\bLibraryImport\b|\bMarshal\.", [] },

        // No secret is drawn by a generator for games, nothing is sealed or signed by what was broken.
        { @"\bnew Random\(|\bRandom\.Shared\b", [] },
        { @"\b(MD5|SHA1|HMACMD5|HMACSHA1|TripleDES|RC2|CipherMode|Aes\.Create|RSA\.Create)\b", [] },

        // Nothing of people lies in a cache of answers, and no other site is told that it may read.
        { @"\b(IMemoryCache|IDistributedCache|AddOutputCache|AddResponseCaching|AddCors|UseCors|EnableCors)\b|Access-Control", [] },

        // What developers look at is not served; the page of the scheduler is for administrators.
        { @"\b(UseDeveloperExceptionPage|UseDirectoryBrowser|UseFileServer|AddOpenApi|MapOpenApi|UseSwagger)\b", [] },
        { @"\b(UseHangfireDashboard|MapHangfireDashboard)\b", ["Foundation/Jobs/JobHost.cs"] },
    };

    /// <summary>As <see cref="OfTheServer"/>, of the scripts that browsers run.</summary>
    public static TheoryData<string, string[]> OfScripts => new()
    {
        { @"\beval\(|new Function\(|\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment)\b|document\.write", [] },
        { @"\bpostMessage\b|'message'|document\.(cookie|domain)|\bindexedDB\b", [] },

        // Whether single keys are on, by how much a printer is put right, and the names of drafts that are open in a tab.
        { @"\blocalStorage\b", ["keys.js", "labels.js"] },
        { @"\bsessionStorage\b", ["drafts.js"] },
    };

    [Theory]
    [MemberData(nameof(OfTheServer))]
    public void A_call_stands_only_where_it_was_looked_at(string call, string[] places)
    {
        var files =
            from file in Directory.EnumerateFiles(Repository.WebProject, "*", SearchOption.AllDirectories)
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            let path = Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/')
            where !path.Split('/').Any(folder => folder is "bin" or "obj" or "Migrations")
            where File.ReadLines(file).Any(line => Regex.IsMatch(line.Split("//")[0], call))
            select path;
        Assert.Equal(places.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfScripts))]
    public void A_script_calls_it_only_where_it_was_looked_at(string call, string[] places)
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(Repository.WebProject, "wwwroot", "js"), "*.js").ToList();
        Assert.NotEmpty(scripts);
        Assert.Equal(places, scripts.Where(file => Regex.IsMatch(File.ReadAllText(file), call)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }
}
