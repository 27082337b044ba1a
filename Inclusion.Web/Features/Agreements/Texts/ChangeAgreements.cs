using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Texts;

/// <summary>Changes whether borrowers sign an agreement, and what it says.</summary>
public sealed class ChangeAgreements(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="version">As it was read: a change by someone else in between is refused, not overwritten.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="ChangedMeanwhile"/>.</returns>
    public async Task<Outcome> UseAsync(long version, AgreementUse use, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                if (organisation.Version != version)
                {
                    return new ChangedMeanwhile();
                }

                organisation.UseAgreements(use, time.GetUtcNow());
                return Outcome.Done;
            },
            cancel);
    }

    /// <param name="language">fr or en.</param>
    /// <param name="number">Of the version that was read.</param>
    /// <returns>The number of the new version. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (of a language that the product does not speak), <see cref="ChangedMeanwhile"/>, and what <see cref="AgreementWording.Write"/> refuses.</returns>
    public async Task<Outcome<int>> WriteAsync(string language, int number, string text, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        if (Language.Find(language) is not { } spoken)
        {
            return new NotFound();
        }

        try
        {
            return await database.WriteAsync<int>(
                actor,
                async db =>
                {
                    var current = await db.CurrentWordingAsync(spoken, cancel);
                    if (current.Number != number)
                    {
                        return new ChangedMeanwhile();
                    }

                    var written = AgreementWording.Write(spoken.Code, current.Number, current.Text, text, actor, time.GetUtcNow());
                    if (written.IsRefused)
                    {
                        return written.Refusal;
                    }

                    db.AgreementWordings.Add(written.Value);
                    return written.Value.Number;
                },
                cancel);
        }
        catch (UniqueViolationException)
        {
            return new ChangedMeanwhile();
        }
    }
}
