using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Give;

/// <summary>Writes the paper for who was given what they had on loan: in their language where the product speaks it, else in the organisation's. Who takes it along is noted.</summary>
public sealed class WriteGivenPaper(Database database, CurrentStaff staff, DocumentWriter writer, AuditTrail audit, TimeProvider time)
{
    /// <returns>A PDF. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (also where nothing of the loan was given, or who had it is erased).</returns>
    public async Task<Outcome<byte[]>> RunAsync(long loanId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var written = await database.ReadAsync<Outcome<byte[]>>(
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan || loan.Devices.Where(d => d.GivenOn is not null).ToList() is not { Count: > 0 } given
                    || await db.KeptPeople.Where(p => p.Id == loan.PersonId).Select(p => new { p.Name, p.Language }).SingleOrDefaultAsync(cancel) is not { } person)
                {
                    return new NotFound();
                }

                var organisation = await db.Organisations.Select(o => new { o.Name, o.Language }).SingleAsync(cancel);
                var centre = await db.Centres.SingleAsync(c => c.Id == loan.CentreId, cancel);
                var ids = given.ConvertAll(d => d.DeviceId);
                var devices = await db.Devices.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
                using var speaking = (Language.Find(person.Language) ?? Language.Find(organisation.Language) ?? Language.Current).Speak();
                var model = new GivenPaperModel(
                    organisation.Name,
                    person.Name,
                    loan.Number,
                    given.Max(d => d.GivenOn!.Value),
                    centre.Name,
                    centre.Address,
                    centre.Phone,
                    time.GetUtcNow(),
                    given.ConvertAll(line => new GivenDevice(
                        EnumWords.Of(devices[line.DeviceId].Category),
                        $"{devices[line.DeviceId].Maker} {devices[line.DeviceId].Model}".Trim(),
                        line.Tag,
                        devices[line.DeviceId].Serial,
                        string.Join(", ", line.Accessories))));
                return writer.PrintWhole(new GivenPaper(model), cancel);
            },
            cancel);
        if (!written.IsRefused)
        {
            await audit.SeenAsync(actor, nameof(Loan), loanId, cancel);
        }

        return written;
    }

    public static void Map(WebApplication app) => app.MapGet("/loans/{id:long}/given.pdf", async (long id, WriteGivenPaper write, HttpContext http) =>
        {
            var written = await write.RunAsync(id, http.RequestAborted);
            if (written.IsRefused)
            {
                return written.Refusal is NotFound ? TypedResults.NotFound() : FileDownload.Refused(written.Refusal);
            }

            FileDownload.PresentInline(http.Response, $"{LoanText.PaperFileName}-{id}.pdf");
            return TypedResults.Bytes(written.Value, "application/pdf");
        })
        .RequireAuthorization(Policies.Desk);
}
