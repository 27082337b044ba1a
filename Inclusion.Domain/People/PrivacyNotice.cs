namespace Inclusion.Domain.People;

/// <summary>The text about data that people are given (docs/domain.md, Privacy).</summary>
public static class PrivacyNotice
{
    /// <summary>Names its wording, and is kept with each consent: raised with every change of what it says.</summary>
    public const string Version = "2026-11c";
}
