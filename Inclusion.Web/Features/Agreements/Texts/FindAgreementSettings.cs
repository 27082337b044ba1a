using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Texts;

/// <param name="Version">Of the organisation's record.</param>
/// <param name="Texts">The text in use in each language of the product.</param>
public sealed record AgreementSettings(long Version, AgreementUse Use, IReadOnlyList<LanguageText> Texts);

/// <param name="Number">0: the product's own text.</param>
/// <param name="Versions">All that the organisation has written, the latest first: the one in use is among them. Empty while it has written none.</param>
public sealed record LanguageText(Language Language, int Number, string Text, IReadOnlyList<WrittenText> Versions);

public sealed record WrittenText(int Number, string Text, DateTimeOffset WrittenAt, string StaffName);

/// <summary>Reads how the organisation handles agreements.</summary>
public sealed class FindAgreementSettings(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<AgreementSettings> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var organisation = await db.Organisations.Select(o => new { o.Version, o.Agreements }).SingleAsync(cancel);
                var texts = new List<LanguageText>();
                foreach (var language in Language.All)
                {
                    var current = await db.CurrentWordingAsync(language, cancel);
                    var written = await db.AgreementWordings.Where(w => w.Language == language.Code).OrderByDescending(w => w.Number)
                        .Select(w => new WrittenText(w.Number, w.Text, w.WrittenAt, w.StaffName)).ToListAsync(cancel);
                    texts.Add(new LanguageText(language, current.Number, current.Text, written));
                }

                return new AgreementSettings(organisation.Version, organisation.Agreements, texts);
            },
            cancel);
    }
}
