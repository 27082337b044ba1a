using Inclusion.Domain.Common;

namespace Inclusion.Domain.Impact.Reports;

/// <summary>What someone said, and how it is known that it may be printed.</summary>
public sealed record QuotationFacts
{
    public required ReportSection Section { get; init; }

    public required string Text { get; init; }

    /// <summary>Who said it, as it is printed; empty: nobody is named.</summary>
    public string Attribution { get; init; } = "";

    /// <summary>The person of the records who said it, whose consent to publication is kept there; null: someone who is not in the records.</summary>
    public long? PersonId { get; init; }

    /// <summary>The day on which the consent of someone who is not in the records was written down.</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>Who wrote it down.</summary>
    public string ConsentBy { get; init; } = "";
}

/// <summary>
/// A quotation in a report. Nobody is quoted without consent: either the person's record holds one to publication, or the day is written down on which someone
/// who is not in the records gave it, and who noted it.
/// </summary>
public sealed class ReportQuotation
{
    /// <summary>Maximum length, in characters.</summary>
    public const int TextMaxLength = 600;

    /// <summary>Maximum length of each of its short lines, in characters.</summary>
    public const int LineMaxLength = 120;

    private ReportQuotation()
    {
    }

    public long Id { get; private set; }

    public long ReportId { get; private set; }

    public ReportSection Section { get; private set; }

    public string Text { get; private set; } = "";

    public string Attribution { get; private set; } = "";

    /// <summary>Null for someone who is not in the records, or no longer is.</summary>
    public long? PersonId { get; private set; }

    /// <summary>Null for someone of the records.</summary>
    public DateOnly? ConsentOn { get; private set; }

    /// <summary>Empty for someone of the records.</summary>
    public string ConsentBy { get; private set; } = "";

    /// <summary>
    /// Refuses <see cref="QuoteTextMissing"/>, <see cref="FieldTooLong"/>, <see cref="QuoteConsentMissing"/>, <see cref="QuoteConsentInFuture"/>.
    /// </summary>
    /// <param name="consenting">The people of the records whose consent to publication holds.</param>
    internal static Outcome<ReportQuotation> Of(QuotationFacts facts, IReadOnlySet<long> consenting, DateOnly today)
    {
        var (text, attribution, by) = (facts.Text.Trim(), InvisibleCharacters.OneLine(facts.Attribution), InvisibleCharacters.OneLine(facts.ConsentBy));
        if (text.Length == 0)
        {
            return new QuoteTextMissing();
        }

        if (text.Length > TextMaxLength)
        {
            return new FieldTooLong("QuoteText", TextMaxLength);
        }

        if (attribution.Length > LineMaxLength)
        {
            return new FieldTooLong("QuoteAttribution", LineMaxLength);
        }

        if (by.Length > LineMaxLength)
        {
            return new FieldTooLong("QuoteConsentBy", LineMaxLength);
        }

        if (facts.PersonId is { } person)
        {
            return consenting.Contains(person)
                ? new ReportQuotation { Section = facts.Section, Text = text, Attribution = attribution, PersonId = person }
                : new QuoteConsentMissing();
        }

        if (facts.ConsentOn is not { } on || by.Length == 0)
        {
            return new QuoteConsentMissing();
        }

        return on > today
            ? new QuoteConsentInFuture()
            : new ReportQuotation { Section = facts.Section, Text = text, Attribution = attribution, ConsentOn = on, ConsentBy = by };
    }

    /// <summary>Whether it may still be printed.</summary>
    /// <param name="consenting">The people of the records whose consent to publication holds.</param>
    public bool HasConsent(IReadOnlySet<long> consenting) => PersonId is { } person ? consenting.Contains(person) : ConsentOn is not null;

    internal ReportQuotation Copy() => new() { Section = Section, Text = Text, Attribution = Attribution, PersonId = PersonId, ConsentOn = ConsentOn, ConsentBy = ConsentBy };
}
