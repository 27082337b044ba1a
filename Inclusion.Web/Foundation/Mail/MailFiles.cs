using Inclusion.Web.Data;
using MimeKit;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>The files that stand in for a mail server: each holds a whole letter, so they are kept no longer than anybody looks at them.</summary>
public sealed class MailFiles(DataFolder folder)
{
    /// <summary>Days for which a letter is kept as a file; what was written stays with the message itself.</summary>
    public const int DaysKept = 30;

    /// <summary>Removes the letters with one of these ids, and those to one of these addresses: one that was sent again was written under another id.</summary>
    /// <param name="addresses">Compared without regard to case.</param>
    /// <returns>The number of files removed.</returns>
    public int Remove(IReadOnlyCollection<string> messageIds, IReadOnlySet<string> addresses)
    {
        var wanted = messageIds.Select(id => MailSender.FileOf(folder, id)).ToHashSet(StringComparer.Ordinal);
        return Remove(file => wanted.Contains(file) || ReceiversOf(file).Any(addresses.Contains));
    }

    /// <summary>Removes the letters that were written before this.</summary>
    /// <returns>The number of files removed.</returns>
    public int RemoveBefore(DateTimeOffset oldest) => Remove(file => File.GetLastWriteTimeUtc(file) < oldest.UtcDateTime);

    private int Remove(Func<string, bool> isUnwanted)
    {
        var unwanted = Directory.EnumerateFiles(folder.Mail, "*.eml").Where(isUnwanted).ToList();
        unwanted.ForEach(File.Delete);
        return unwanted.Count;
    }

    private static IEnumerable<string> ReceiversOf(string file)
    {
        using var content = File.OpenRead(file);
        return InternetAddressList.TryParse(HeaderList.Load(content)[HeaderId.To] ?? "", out var to) ? [.. to.Mailboxes.Select(m => m.Address)] : [];
    }
}
