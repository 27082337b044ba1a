using System.Net.Mail;
using Inclusion.Web.Foundation.Mail;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>Why a message did not go.</summary>
/// <param name="Code">The mail server's code (RFC 5321); 0 when it said none.</param>
/// <param name="Answer">For staff, and kept with the message.</param>
/// <param name="IsForGood">Trying again is of no use: the server will never take it, or the address is none.</param>
/// <param name="IsAboutServer">It was not about this message: others would fail as well now.</param>
public sealed record SendFailure(int Code, string Answer, bool IsForGood, bool IsAboutServer)
{
    /// <summary>Answers that are about the connection or the sign-in: they last until an administrator or the provider does something.</summary>
    private static readonly int[] AboutServer = [421, 432, 454, 530, 534, 535, 538];

    public static SendFailure Of(MailNotSentException failure)
    {
        switch (failure.InnerException)
        {
            case FormatException:
                return new SendFailure(0, failure.Message, IsForGood: true, IsAboutServer: false);
            case SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } refused:
                var code = (int)refused.StatusCode;
                var aboutServer = AboutServer.Contains(code);
                return new SendFailure(code, $"{code} {failure.Message}", IsForGood: code >= 500 && !aboutServer, aboutServer);
            default:
                return new SendFailure(0, failure.Message, IsForGood: false, IsAboutServer: true);
        }
    }
}
