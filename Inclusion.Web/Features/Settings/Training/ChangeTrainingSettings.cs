using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Training;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="Colour">As #rrggbb; empty: the product's own.</param>
/// <param name="CertificateLine">Under the organisation's name on certificates; may be empty.</param>
/// <param name="WorkshopDays">As typed, such as "3, 1"; empty: nothing is said before.</param>
/// <param name="OfferHours">Null: nothing that is a number.</param>
/// <param name="CertificateThreshold">Percent; null: nothing that is a number.</param>
public sealed record ChangeTrainingSettingsCommand(
    long Version, string Address, string Place, string Signatory, string SignatoryRole, string Colour, string CertificateLine, string WorkshopDays, int? OfferHours, int? CertificateThreshold);

/// <summary>Changes what documents say of the organisation, and how workshops are arranged. Certificates that were issued stay as they are.</summary>
public sealed class ChangeTrainingSettings(OrganisationChange change)
{
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, <see cref="ReminderDaysNotUnderstood"/>, and what <see cref="Inclusion.Domain.Organisations.Organisation"/> refuses.</returns>
    public Task<Outcome> RunAsync(ChangeTrainingSettingsCommand command, CancellationToken cancel) => change.RunAsync(
        command.Version,
        organisation =>
        {
            var days = ReminderOffsets.ParseBefore(command.WorkshopDays);
            if (days.IsRefused)
            {
                return days.Refusal;
            }

            return organisation.ArrangeTraining(days.Value, command.OfferHours ?? 0, command.CertificateThreshold ?? 0) is { Refusal: { } refusal }
                ? refusal
                : organisation.ChangeLetterhead(command.Address, command.Place, command.Signatory, command.SignatoryRole, command.Colour, command.CertificateLine);
        },
        cancel);
}
