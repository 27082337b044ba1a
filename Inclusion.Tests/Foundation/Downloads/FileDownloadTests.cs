using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Downloads;
using Microsoft.AspNetCore.Http;

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
}
