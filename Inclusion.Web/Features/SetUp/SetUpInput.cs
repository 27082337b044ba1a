using Inclusion.Domain.Centres;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.SetUp;

/// <summary>The set-up form as it is typed and posted.</summary>
public sealed class SetUpInput
{
    public string? OrganisationName { get; set; }

    public string? Language { get; set; }

    public string? CentreName { get; set; }

    public string? TimeZone { get; set; }

    /// <summary>One text for each day, Monday first.</summary>
    public List<string?> Hours { get; set; } = [];

    public string? AdministratorName { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>The form as it is first shown.</summary>
    public static SetUpInput Fresh() => new()
    {
        Language = Foundation.Localisation.Language.Current.Code,
        TimeZone = TimeZones.Default,
        Hours = [.. DayHours.Of(WeeklyHours.Default).Select(day => day.Text)],
    };

    /// <summary>The hours day by day, to be read with <see cref="DayHours.Read"/>.</summary>
    public List<DayHours> Days() => [.. WeeklyHours.Week.Select((day, i) => new DayHours(day, Hours.ElementAtOrDefault(i) ?? ""))];

    public SetUpCommand ToCommand(WeeklyHours hours) =>
        new(OrganisationName ?? "", Language ?? "", CentreName ?? "", TimeZone ?? "", hours, AdministratorName ?? "", Email ?? "", Password ?? "");
}
