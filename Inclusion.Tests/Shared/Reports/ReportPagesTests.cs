using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Shared.Reports;
using Inclusion.Web.Shared.Reports.Print;

namespace Inclusion.Tests.Shared.Reports;

public class ReportPagesTests
{
    public static TheoryData<string, string> Reports => new MatrixTheoryData<string, string>(["year", "draft", "partner", "nothing", "suppressed", "extreme"], ["fr", "en"]);

    internal static ReportModel Model(string name, string language) => name switch
    {
        "draft" => ReportSamples.Draft(language),
        "partner" => ReportSamples.Partner(language),
        "nothing" => ReportSamples.Nothing(language),
        "suppressed" => ReportSamples.Suppressed(language),
        "extreme" => ReportSamples.Extreme(language),
        _ => ReportSamples.Year(language),
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Screens_are_kept(string name, string language)
    {
        var file = new ReportPrinter(Samples.Writer()).Print(Model(name, language)).Value;
        if (Screens.AreWanted)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "screens")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, $"report-{name}-{language}.pdf"), file, TestContext.Current.CancellationToken);
        }
    }
}
