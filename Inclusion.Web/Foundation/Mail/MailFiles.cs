using System.Text;
using Inclusion.Web.Data;
using MimeKit;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>A letter that lies there as a file.</summary>
/// <param name="To">Addresses in small letters; empty where nobody can tell.</param>
/// <param name="Words">Everything that is said in it, with the names of its receivers; all of its bytes where nobody can tell who they are.</param>
public sealed record LetterFile(IReadOnlySet<string> To, string Words)
{
    /// <summary>It is no letter of which anybody can tell whose it is: its words are its bytes, beside what could be read.</summary>
    public bool IsUnreadable => To.Count == 0;
}

/// <summary>The letters by their files, as they were at a moment.</summary>
public sealed class LettersRead : Dictionary<string, LetterFile>;

/// <summary>The files that stand in for a mail server: each holds a whole letter, so they are kept no longer than anybody looks at them.</summary>
public sealed class MailFiles(DataFolder folder)
{
    /// <summary>Days for which a letter is kept as a file; what was written stays with the message itself.</summary>
    public const int DaysKept = 30;

    /// <summary>Reads all of them; a letter is not changed once it is there under its name, but one that is tried again is written anew.</summary>
    public LettersRead Read()
    {
        var read = new LettersRead();
        foreach (var file in Files())
        {
            ReadInto(read, file);
        }

        return read;
    }

    /// <summary>Removes the letters of messages with one of these ids, and others that are not wanted.</summary>
    /// <param name="known">What was read before; those that came since are read now.</param>
    /// <param name="messageIds">Of messages that are erased: one that was sent again was written under another id.</param>
    /// <param name="keptIds">Of messages that are kept: their letters stay, whatever they say.</param>
    /// <param name="isUnwanted">Asked of each other letter, also of one that is unreadable.</param>
    /// <returns>Names of files that are still there, are of no message that is kept, and that nobody can read: whose they are is for people to find out.</returns>
    public IReadOnlyList<string> Remove(LettersRead known, IEnumerable<string> messageIds, IEnumerable<string> keptIds, Func<LetterFile, bool> isUnwanted)
    {
        var (unwanted, kept) = (FilesOf(messageIds), FilesOf(keptIds));
        var unreadable = new List<string>();
        foreach (var file in Files())
        {
            if (unwanted.Contains(file))
            {
                File.Delete(file);
                continue;
            }

            if (kept.Contains(file))
            {
                continue;
            }

            if (!known.ContainsKey(file))
            {
                ReadInto(known, file);
            }

            if (!known.TryGetValue(file, out var letter))
            {
                continue;
            }

            if (isUnwanted(letter))
            {
                File.Delete(file);
            }
            else if (letter.IsUnreadable)
            {
                unreadable.Add(Path.GetFileName(file));
            }
        }

        return unreadable;
    }

    /// <summary>Removes the letters that were written before this.</summary>
    /// <returns>The number of files removed.</returns>
    public int RemoveBefore(DateTimeOffset oldest)
    {
        var old = Files().FindAll(file => File.GetLastWriteTimeUtc(file) < oldest.UtcDateTime);
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static LetterFile Parse(byte[] content)
    {
        var bytes = Encoding.UTF8.GetString(content);
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var message = MimeMessage.Load(stream);
            var to = message.GetRecipients(onlyUnique: true);
            return new LetterFile(
                to.Select(receiver => receiver.Address.ToLowerInvariant()).ToHashSet(),
                string.Join('\n', [message.Subject ?? "", message.TextBody ?? message.HtmlBody ?? "", .. to.Select(receiver => $"{receiver.Name} {receiver.Address}"), to.Count == 0 ? bytes : ""]));
        }
        catch (FormatException)
        {
            return new LetterFile(new HashSet<string>(), bytes);
        }
    }

    private static void ReadInto(LettersRead read, string file)
    {
        try
        {
            var letter = Parse(File.ReadAllBytes(file));
            read[file] = letter;
        }
        catch (FileNotFoundException)
        {
            // Removed by its age while the folder was read.
        }
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(folder.Mail, "*.eml")];

    private HashSet<string> FilesOf(IEnumerable<string> messageIds) => messageIds.Select(id => MailSender.FileOf(folder, id)).ToHashSet(StringComparer.Ordinal);
}
