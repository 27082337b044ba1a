namespace Inclusion.Web.Features.Messages.List;

/// <summary>The words of the tabs.</summary>
internal static class MessageWords
{
    public static string Of(MessageTab tab) => tab switch
    {
        MessageTab.Failed => MessageText.Failed,
        MessageTab.Queued => MessageText.Queued,
        MessageTab.Sent => MessageText.Sent,
        MessageTab.Called => MessageText.Called,
        _ => MessageText.ToCall,
    };

    public static string Nothing(MessageTab tab) => tab switch
    {
        MessageTab.Failed => MessageText.NothingFailed,
        MessageTab.Queued => MessageText.NothingQueued,
        MessageTab.Sent => MessageText.NothingSent,
        MessageTab.Called => MessageText.NobodyCalled,
        _ => MessageText.NobodyToCall,
    };

    public static string NothingText(MessageTab tab) => tab switch
    {
        MessageTab.Failed => MessageText.NothingFailedText,
        MessageTab.Queued => MessageText.NothingQueuedText,
        MessageTab.Sent => MessageText.NothingSentText,
        MessageTab.Called => MessageText.NobodyCalledText,
        _ => MessageText.NobodyToCallText,
    };
}
