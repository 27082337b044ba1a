using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe.Certificate;

/// <summary>No wipe of the device has been verified since it came in or came back: there is nothing to certify.</summary>
public sealed record NothingToCertify(string Tag) : Refusal;

public sealed record TooManySanitisations(int Limit) : Refusal;

/// <summary>Prints certificates of sanitisation: of each device the wipe that was verified last.</summary>
public sealed class PrintSanitisation(Database database, CurrentStaff staff, DocumentWriter writer, AuditTrail audit, TimeProvider time)
{
    /// <summary>More do not go into one file.</summary>
    public const int Most = 200;

    /// <summary>
    /// One page for each device, in the order of their tags, and before several a page with all of them. Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/> (none of them, or
    /// they stand where the person does not work), <see cref="NothingToCertify"/>, <see cref="TooManySanitisations"/>.
    /// </summary>
    /// <param name="address">The devices as <see cref="RowRanges"/> writes them.</param>
    public async Task<Outcome<byte[]>> RunAsync(string? address, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var ids = RowRanges.IdsOf(address, Most + 1);
        if (ids.Count > Most)
        {
            return new TooManySanitisations(Most);
        }

        var read = await database.ReadAsync(db => ReadAsync(db, actor, ids, cancel), cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var printed = Print(read.Value.All, read.Value.Issuer, cancel);
        await audit.ExportedAsync(actor, nameof(WipeRecord), null, cancel, string.Join(", ", read.Value.All.Take(5).Select(f => f.Tag)), read.Value.All.Count);
        return printed;
    }

    internal static void Map(WebApplication app) =>
        app.MapGet("/devices/sanitisation.pdf", async (string? devices, PrintSanitisation print, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                var printed = await print.RunAsync(devices, http.RequestAborted);
                if (printed.IsRefused)
                {
                    return FileDownload.Refused(printed.Refusal);
                }

                FileDownload.PresentInline(http.Response, $"{SanitisationText.FileName}.pdf");
                return TypedResults.Bytes(printed.Value, "application/pdf");
            })
            .RequireAuthorization(Policies.Desk);

    private static async Task<Outcome<(IReadOnlyList<SanitisationFacts> All, SanitisationIssuer Issuer)>> ReadAsync(InclusionDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var devices = await db.Devices.SeenBy(actor).Where(d => ids.Contains(d.Id)).OrderBy(d => d.Tag).ToListAsync(cancel);
        if (devices.Count == 0 || devices.Count < ids.Count)
        {
            return new NotFound();
        }

        var wipes = (await db.WipeRecords.Include(w => w.Logs).Where(w => ids.Contains(w.DeviceId) && w.VerifiedAt != null && w.Result == WipeResult.Succeeded).AsSplitQuery().ToListAsync(cancel))
            .GroupBy(w => w.DeviceId).ToDictionary(g => g.Key, g => g.MaxBy(w => (w.WipedOn, w.Id))!);

        // What was verified before it came back says nothing of what it holds now.
        if (devices.Find(d => d.WipeNeededSince is not null || !wipes.ContainsKey(d.Id)) is { } without)
        {
            return new NothingToCertify(without.Tag);
        }

        var centres = await db.Centres.Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var issuer = await db.Organisations.Select(o => new { o.Name, o.Address }).SingleAsync(cancel);
        var logo = await db.OrganisationImages.Where(i => i.Kind == OrganisationImageKind.Logo).Select(i => i.Content).SingleOrDefaultAsync(cancel);
        return ([.. devices.Select(d => Facts(d, wipes[d.Id], centres))], new SanitisationIssuer(issuer.Name, issuer.Address, logo));
    }

    private static SanitisationFacts Facts(Device device, WipeRecord wipe, Dictionary<long, string> centres) => new(
        device.Tag,
        device.Category,
        device.Maker,
        device.Model,
        device.Serial,
        wipe.Media,
        wipe.Level,
        string.Join(", ", wipe.Logs.Select(l => l.Method).Where(method => method.Length > 0).Distinct()),
        wipe.Tool,
        wipe.Result,
        wipe.Verification,
        wipe.WipedBy,
        wipe.WipedOn,
        wipe.VerifiedBy,
        wipe.VerifiedOn!.Value,
        centres.GetValueOrDefault(wipe.CentreId, ""),
        [.. wipe.Logs.Select(l => l.FileName)]);

    private byte[] Print(IReadOnlyList<SanitisationFacts> all, SanitisationIssuer issuer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var documents = all.Select(facts => (PrintedDocument)new SanitisationDocument(facts, issuer, now)).ToList();
        if (documents is [var only])
        {
            return writer.PrintWhole(only, cancel);
        }

        return writer.PrintWhole(new DocumentInfo(SanitisationText.SummaryTitle, Language.Current.Code, now, issuer.Name), documents.Prepend(new SanitisationSummary(all, issuer, now)), cancel);
    }
}
