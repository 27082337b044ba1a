using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>The first day or a time of a series is missing.</summary>
public sealed record SeriesIncomplete : Refusal;

/// <summary>A date in the list has no day or no times.</summary>
public sealed record SessionIncomplete : Refusal;

public sealed record CourseNotChosen : Refusal;
