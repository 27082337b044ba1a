using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Impact.Reports;

/// <summary>Where a report stands.</summary>
public enum ReportStatus
{
    /// <summary>Being written; waits for a manager to issue it.</summary>
    Draft = 1,

    /// <summary>Issued, and the current one.</summary>
    Issued = 2,

    /// <summary>Issued, and another was issued in its place.</summary>
    Replaced = 3,
}

/// <summary>What issuing a report depends on.</summary>
public sealed record IssueFacts
{
    /// <summary>The day on which it is issued, where its figures come from.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The people of the records whose consent to publication holds.</summary>
    public required IReadOnlySet<long> Consenting { get; init; }

    /// <summary>The report that it corrects; null when it corrects none.</summary>
    public ImpactReport? Corrects { get; init; }
}

/// <summary>
/// A report on impact: written as a draft, then issued with a number. What it says is frozen when it is issued (<see cref="ImpactReportDocument"/>): a mistake is
/// corrected by a new report that names the old one, and only the newest of such a chain is current.
/// </summary>
public sealed class ImpactReport : IAudited, IVersioned
{
    /// <summary>Maximum number of quotations of a report.</summary>
    public const int MaxQuotations = 12;

    /// <summary>Characters by which a quotation is named.</summary>
    private const int NamedByCharacters = 40;

    private readonly List<ReportQuotation> _quotations = [];

    private ImpactReport()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public ReportStatus Status { get; private set; }

    /// <summary>As printed: R2026-001; sequential per year of issue, without gaps. Null for a draft.</summary>
    public string? Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>fr or en.</summary>
    public string Language { get; private set; } = "";

    public DateOnly First { get; private set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly Last { get; private set; }

    /// <summary>Null unless it is about one centre.</summary>
    public long? CentreId { get; private set; }

    /// <summary>Null unless it is about one partner.</summary>
    public long? PartnerId { get; private set; }

    /// <summary>Empty: nothing is estimated of the environment.</summary>
    public string FactorSetId { get; private set; } = "";

    public string Introduction { get; private set; } = "";

    /// <summary>Every section once, in the order in which they are printed.</summary>
    public IReadOnlyList<SectionPlan> Sections { get; private set; } = [];

    /// <summary>The report that it replaces once it is issued; null when it corrects none.</summary>
    public long? CorrectsId { get; private set; }

    /// <summary>The number of the report that was issued in its place; null while it is current, and for a draft.</summary>
    public string? ReplacedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Empty for the product itself: drafted by a schedule.</summary>
    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Incremented at every change, also of a quotation or a photo, so that its version covers them too.</summary>
    public int Changes { get; private set; }

    /// <summary>Null for a draft.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The day of issue where the figures come from; null for a draft.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Null for a draft.</summary>
    public string? IssuedBy { get; private set; }

    public IReadOnlyList<ReportQuotation> Quotations => _quotations;

    public ImpactPeriod Period => ImpactPeriod.Between(First, Last).Value;

    public ImpactScope Scope => (CentreId, PartnerId) switch
    {
        ({ } centre, _) => ImpactScope.Centre(centre),
        (_, { } partner) => ImpactScope.Partner(partner),
        _ => ImpactScope.Organisation,
    };

    public bool IsDraft => Status is ReportStatus.Draft;

    /// <summary>What was written and chosen.</summary>
    public ReportPlan Plan => new() { Title = Title, Language = Language, Period = Period, FactorSetId = FactorSetId, Introduction = Introduction, Sections = Sections };

    /// <summary>Name of the number sequence for a year's reports.</summary>
    public static string SequenceName(int year) => string.Create(CultureInfo.InvariantCulture, $"report-{year}");

    public static string NumberOf(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"R{year}-{number:000}");

    /// <summary>Refuses what <see cref="ReportPlan.WhyNot"/> refuses.</summary>
    public static Outcome<ImpactReport> Draft(ImpactScope scope, ReportPlan plan, Actor by, DateTimeOffset at)
    {
        var report = new ImpactReport { Status = ReportStatus.Draft, CentreId = scope.CentreId, PartnerId = scope.PartnerId, CreatedAt = at, CreatedBy = by.Name };
        return report.Change(plan, at) is { Refusal: { } refusal } ? refusal : report;
    }

    /// <summary>Refuses <see cref="ReportIsIssued"/> and what <see cref="ReportPlan.WhyNot"/> refuses.</summary>
    public Outcome Change(ReportPlan plan, DateTimeOffset at)
    {
        if (plan.WhyNot() is { } refusal)
        {
            return refusal;
        }

        if (Touch(at) is { Refusal: { } issued })
        {
            return issued;
        }

        Title = InvisibleCharacters.OneLine(plan.Title);
        Language = plan.Language;
        First = plan.Period.First;
        Last = plan.Period.Last;
        FactorSetId = plan.FactorSetId;
        Introduction = plan.Introduction.Trim();
        Sections = SectionPlan.Complete(plan.Sections.Select(s => s with { Story = InvisibleCharacters.Lines(s.Story).Trim() }));
        return Outcome.Done;
    }

    /// <summary>
    /// Needs the quotations loaded. Refuses <see cref="ReportIsIssued"/>, <see cref="TooManyQuotes"/>, <see cref="QuoteTextMissing"/>, <see cref="FieldTooLong"/>,
    /// <see cref="QuoteConsentMissing"/>, <see cref="QuoteConsentInFuture"/>.
    /// </summary>
    /// <param name="consenting">The people of the records whose consent to publication holds.</param>
    public Outcome Quote(QuotationFacts facts, IReadOnlySet<long> consenting, DateOnly today, DateTimeOffset at)
    {
        if (_quotations.Count >= MaxQuotations)
        {
            return new TooManyQuotes(MaxQuotations);
        }

        var quotation = ReportQuotation.Of(facts, consenting, today);
        if (quotation.IsRefused)
        {
            return quotation.Refusal;
        }

        if (Touch(at) is { Refusal: { } refusal })
        {
            return refusal;
        }

        _quotations.Add(quotation.Value);
        return Outcome.Done;
    }

    /// <summary>Needs the quotations loaded; does nothing if it is already gone. Refuses <see cref="ReportIsIssued"/>.</summary>
    public Outcome Unquote(long quotationId, DateTimeOffset at)
    {
        if (Touch(at) is { Refusal: { } refusal })
        {
            return refusal;
        }

        _quotations.RemoveAll(q => q.Id == quotationId);
        return Outcome.Done;
    }

    /// <summary>Notes that something belonging to it has changed. Refuses <see cref="ReportIsIssued"/>.</summary>
    public Outcome Touch(DateTimeOffset at)
    {
        if (!IsDraft)
        {
            return new ReportIsIssued(Number!);
        }

        ChangedAt = at;
        Changes++;
        return Outcome.Done;
    }

    /// <summary>
    /// Why it could not be issued; null when it could: <see cref="ReportIsIssued"/>, <see cref="ReportPeriodNotOver"/>, <see cref="QuoteConsentGone"/>,
    /// <see cref="ReportIsReplaced"/> (what it corrects has been corrected). Needs the quotations loaded. Those of sections that are not printed are not looked at.
    /// </summary>
    public Refusal? WhyNotIssued(IssueFacts facts)
    {
        if (!IsDraft)
        {
            return new ReportIsIssued(Number!);
        }

        if (Last >= facts.Today)
        {
            return new ReportPeriodNotOver(Last);
        }

        if (_quotations.Find(q => Prints(q.Section) && !q.HasConsent(facts.Consenting)) is { } gone)
        {
            return new QuoteConsentGone(gone.Text.Length > NamedByCharacters ? gone.Text[..NamedByCharacters].TrimEnd() + "…" : gone.Text);
        }

        return facts.Corrects is { Status: ReportStatus.Replaced } old ? new ReportIsReplaced(old.ReplacedBy!) : null;
    }

    /// <summary>
    /// Issues it; from now on it never changes. Refuses what <see cref="WhyNotIssued"/> says. The number is taken only when nothing is refused, in the transaction that keeps
    /// it; the report that it corrects is replaced in the same.
    /// </summary>
    public Outcome Issue(IssueFacts facts, Actor by, DateTimeOffset at, Func<long> takeNumber)
    {
        if (WhyNotIssued(facts) is { } refusal)
        {
            return refusal;
        }

        Number = NumberOf(facts.Today.Year, takeNumber());
        Status = ReportStatus.Issued;
        IssuedAt = at;
        IssuedOn = facts.Today;
        IssuedBy = by.Name;
        facts.Corrects?.ReplaceBy(Number);
        return Outcome.Done;
    }

    /// <summary>
    /// A new draft with the same texts, which replaces this report once it is issued; photos are copied beside it. Needs the quotations loaded. Refuses
    /// <see cref="ReportNotIssued"/>, <see cref="ReportIsReplaced"/>.
    /// </summary>
    public Outcome<ImpactReport> Correct(Actor by, DateTimeOffset at)
    {
        if (IsDraft)
        {
            return new ReportNotIssued();
        }

        if (Status is ReportStatus.Replaced)
        {
            return new ReportIsReplaced(ReplacedBy!);
        }

        var draft = Draft(Scope, Plan, by, at);
        if (!draft.IsRefused)
        {
            draft.Value.CorrectsId = Id;
            draft.Value._quotations.AddRange(_quotations.Select(q => q.Copy()));
        }

        return draft;
    }

    /// <summary>Whether this section will be printed.</summary>
    public bool Prints(ReportSection section) => Sections.Any(s => s.Section == section && s.IsIncluded);

    private void ReplaceBy(string number)
    {
        Status = ReportStatus.Replaced;
        ReplacedBy = number;
    }
}

/// <summary>
/// What a report says, as it was on the day of issue: kept as it is, whatever changes later. Stored apart from the report, so that lists do not load it.
/// </summary>
public sealed class ImpactReportDocument
{
    private ImpactReportDocument()
    {
    }

    /// <summary>The report's id.</summary>
    public long ReportId { get; private set; }

    public ImpactReport Report { get; private set; } = null!;

    /// <summary>Its figures as JSON, as they were printed: for those that are issued after it, which must not give away what it suppressed.</summary>
    public string Figures { get; private set; } = "";

    /// <summary>All of it as JSON: figures, factors, definitions, texts and pictures.</summary>
    public string Model { get; private set; } = "";

    /// <summary>The PDF: a second copy is the same.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Of the PDF, in hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <param name="report">Just issued: both are kept in one save.</param>
    public static ImpactReportDocument Of(ImpactReport report, string figures, string model, byte[] content) => new()
    {
        Report = report,
        ReportId = report.Id,
        Figures = figures,
        Model = model,
        Content = content,
        Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)),
    };
}
