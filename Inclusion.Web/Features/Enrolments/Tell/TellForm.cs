using Inclusion.Domain.Common;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>A message to those of a workshop, as it is typed; kept as a draft.</summary>
public sealed class TellForm
{
    /// <summary>The name of the form among the drafts.</summary>
    public const string Draft = "workshop-message";

    /// <summary>Stays the form's own, also when it comes back after a restart.</summary>
    public Guid RequestKey { get; set; } = Guid.NewGuid();

    public long WorkshopId { get; set; }

    public bool WaitingToo { get; set; }

    /// <summary>One for each language that the product speaks, the organisation's first.</summary>
    public List<TellFormText> Texts { get; set; } = [];

    public IReadOnlyList<ParticipantText> Written => [.. Texts.Select(t => new ParticipantText(t.Language, t.Subject ?? "", t.Text ?? ""))];
}

/// <summary>The text of one language, as it is typed.</summary>
public sealed class TellFormText
{
    public string Language { get; set; } = SpokenLanguages.All[0];

    public string? Subject { get; set; }

    public string? Text { get; set; }
}
