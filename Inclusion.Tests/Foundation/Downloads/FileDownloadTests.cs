using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Downloads;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Inclusion.Tests.Foundation.Downloads;

public sealed class FileDownloadTests
{
    public static TheoryData<Refusal, int> Refusals => new()
    {
        { new NotAllowed(), StatusCodes.Status403Forbidden },
        { new NotFound(), StatusCodes.Status404NotFound },
        { new ChangedMeanwhile(), StatusCodes.Status400BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_never_answered_as_if_it_were_the_file(Refusal refusal, int status) =>
        Assert.Equal(status, Assert.IsAssignableFrom<IStatusCodeHttpResult>(FileDownload.Refused(refusal)).StatusCode);

    public static TheoryData<string> Names => [.. HostileFiles.Names.Union(HostileTexts.OfMails)];

    /// <summary>A browser finds one name in the header, and nothing in the name that would lead elsewhere, end the header or turn round what is read after it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_in_a_header_is_a_name_and_nothing_else(string name)
    {
        var response = new DefaultHttpContext().Response;
        FileDownload.PresentAsAttachment(response, name);

        var header = response.Headers.ContentDisposition.ToString();
        Assert.All(header, c => Assert.InRange(c, ' ', '~'));
        var read = ContentDispositionHeaderValue.Parse(header);
        Assert.Equal("attachment", read.DispositionType.Value);
        Assert.Subset(new HashSet<string> { "filename", "filename*" }, read.Parameters.Select(p => p.Name.Value!).ToHashSet());
        Assert.DoesNotContain(read.FileNameStar.Value ?? "", c => InvisibleCharacters.IsInvisible(c) || c is '\n' or '\r' or '/' or '\\');
    }
}
