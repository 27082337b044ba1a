namespace Inclusion.Web.Features.Messages.List;

/// <summary>The columns of the lists of mail, as addresses and a person's own choice of columns name them.</summary>
internal static class MessageColumns
{
    public const string Subject = "subject";
    public const string Person = "person";
    public const string To = "to";
    public const string ServerAnswer = "serverAnswer";
    public const string Attempts = "attempts";
    public const string Centre = "centre";
}
