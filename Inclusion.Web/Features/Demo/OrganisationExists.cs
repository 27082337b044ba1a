using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Demo;

/// <summary>A demonstration fills an empty installation only.</summary>
public sealed record OrganisationExists : Refusal;
