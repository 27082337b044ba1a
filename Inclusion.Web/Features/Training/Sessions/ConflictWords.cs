using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Training.Sessions;

/// <summary>Sessions and what is in their way, as sentences in the current language.</summary>
internal static class ConflictWords
{
    public static string Of(ConflictNote conflict) => conflict switch
    {
        { Kind: ConflictKind.RoomTaken, WithTimes: { } times } => Filled(TrainingText.RoomTakenBy, conflict.Thing, conflict.With, Hours(times)),
        { Kind: ConflictKind.TrainerTaken, WithTimes: { } times } => Filled(TrainingText.TrainerTakenBy, conflict.Thing, conflict.With, Hours(times)),
        { Kind: ConflictKind.DeviceTaken, WithTimes: { } times } => Filled(TrainingText.DeviceTakenBy, conflict.Thing, conflict.With, Hours(times)),
        { Kind: ConflictKind.DeviceOnLoan, IsOverdue: true, DueOn: { } due } => Filled(TrainingText.DeviceShouldBeBack, conflict.Thing, DateWords.Full(due)),
        { Kind: ConflictKind.DeviceOnLoan, DueOn: { } due } => Filled(TrainingText.DeviceOnLoanUntil, conflict.Thing, DateWords.Full(due)),
        { Kind: ConflictKind.DeviceBooked, DueOn: { } last } => Filled(TrainingText.DeviceBookedUntil, conflict.Thing, conflict.Reason, DateWords.Full(last)),
        { Kind: ConflictKind.DeviceHeld, DueOn: { } last } => Filled(TrainingText.DeviceHeldUntil, conflict.Thing, conflict.Reason, DateWords.Full(last)),
        { Kind: ConflictKind.DeviceNotReady, Status: { } status } => Filled(TrainingText.DeviceStandsAs, conflict.Thing, EnumWords.Of(status)),
        { Kind: ConflictKind.DeviceUnderWay } => Filled(TrainingText.DeviceUnderWayThen, conflict.Thing),
        { Kind: ConflictKind.CentreClosed, Reason.Length: > 0 } => Filled(TrainingText.CentreClosedBecause, conflict.Reason),
        { Kind: ConflictKind.CentreClosed } => TrainingText.CentreClosedThen,
        { Kind: ConflictKind.OutsideOpeningHours } => TrainingText.OutsideHours,
        _ => EnumWords.Of(conflict.Kind),
    };

    /// <summary>10:00–12:00.</summary>
    public static string Hours(SessionTimes times) => $"{DateWords.Time(times.Start)}–{DateWords.Time(times.End)}";

    /// <summary>Tuesday 1 December 2026, 10:00–12:00.</summary>
    public static string Of(SessionTimes times) => $"{DateWords.Full(times.Date)}, {Hours(times)}";

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
