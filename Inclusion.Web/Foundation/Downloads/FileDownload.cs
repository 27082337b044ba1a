using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.Net.Http.Headers;

namespace Inclusion.Web.Foundation.Downloads;

/// <summary>Answers a request for a file with the file, or with why there is none. Nothing between the product and the reader keeps a copy.</summary>
public static class FileDownload
{
    /// <summary>A file to save under a name of its own.</summary>
    /// <param name="fileName">With its extension, in any script.</param>
    public static void PresentAsAttachment(HttpResponse response, string fileName) => Present(response, "attachment", fileName);

    /// <summary>A file that the browser shows if it can.</summary>
    /// <param name="fileName">The name under which it is saved from there; with its extension, in any script.</param>
    public static void PresentInline(HttpResponse response, string fileName) => Present(response, "inline", fileName);

    /// <summary>A name for a file on somebody's machine, made of typed words: on one line, of no folder, and nothing in it turns round what is read after it.</summary>
    public static string NameOf(string words) => InvisibleCharacters.OneLine(string.Concat(words.EnumerateRunes())).Replace('/', '_').Replace('\\', '_');

    /// <summary>Why there is no file, in the language of the request: 403 for <see cref="NotAllowed"/>, 404 for <see cref="NotFound"/>, 400 for every other refusal.</summary>
    public static IResult Refused(Refusal refusal) => refusal switch
    {
        // Without a body, so that the page for what does not exist answers.
        NotFound => TypedResults.NotFound(),
        NotAllowed => TypedResults.Text(RefusalSentences.Of(refusal), statusCode: StatusCodes.Status403Forbidden),
        _ => TypedResults.Text(RefusalSentences.Of(refusal), statusCode: StatusCodes.Status400BadRequest),
    };

    private static void Present(HttpResponse response, string disposition, string fileName)
    {
        response.Headers.CacheControl = "no-store";
        var presented = new ContentDispositionHeaderValue(disposition);
        presented.SetHttpFileName(NameOf(fileName));
        response.Headers.ContentDisposition = presented.ToString();
    }
}
