using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;

namespace Inclusion.Domain.Training;

/// <summary>A message to those of a workshop, in one language.</summary>
/// <param name="Language">fr or en.</param>
public sealed record ParticipantText(string Language, string Subject, string Text);

/// <summary>What staff write to those who take part in a workshop: once, in each language in which they have written it.</summary>
public sealed class ParticipantMessage
{
    /// <summary>Maximum length of a subject, in characters: the one that is proposed says which workshop it is, and the title of a course has room in it.</summary>
    public const int SubjectMaxLength = CourseFacts.TitleMaxLength + 40;

    /// <summary>Maximum length of a text, in characters.</summary>
    public const int TextMaxLength = 4000;

    private ParticipantMessage(IReadOnlyList<ParticipantText> texts) => Texts = texts;

    /// <summary>At least one, each in a language of its own.</summary>
    public IReadOnlyList<ParticipantText> Texts { get; }

    /// <summary>
    /// A language without a text is left out. Refuses <see cref="ParticipantTextMissing"/> when none is left, <see cref="ParticipantSubjectMissing"/> and
    /// <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="texts">Each language once.</param>
    public static Outcome<ParticipantMessage> Write(IEnumerable<ParticipantText> texts)
    {
        var written = texts.Select(t => t with { Subject = t.Subject.Trim(), Text = t.Text.Trim() }).Where(t => t.Text.Length > 0).ToList();
        if (written.Count == 0)
        {
            return new ParticipantTextMissing();
        }

        foreach (var text in written)
        {
            if (text.Subject.Length == 0)
            {
                return new ParticipantSubjectMissing();
            }

            if (text.Subject.Length > SubjectMaxLength)
            {
                return new FieldTooLong("Subject", SubjectMaxLength);
            }

            if (text.Text.Length > TextMaxLength)
            {
                return new FieldTooLong("Message", TextMaxLength);
            }
        }

        return new ParticipantMessage(written);
    }

    /// <summary>The text for someone: in their own language, else in the organisation's, else in the one that there is.</summary>
    /// <param name="person">An IETF tag; empty when not known.</param>
    /// <param name="organisation">fr or en.</param>
    public ParticipantText For(string person, string organisation)
    {
        var own = MessageLanguage.For(person, organisation);
        return Texts.FirstOrDefault(t => t.Language == own) ?? Texts.FirstOrDefault(t => t.Language == organisation) ?? Texts[0];
    }
}
