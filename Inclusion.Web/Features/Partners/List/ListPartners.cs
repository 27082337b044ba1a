using System.Globalization;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Partners.List;

public sealed record PartnerRow(long Id, string Name, PartnerKinds Kinds, string ContactName, string Phone, string Email);

/// <summary>
/// The partners by name unless something else is asked for, as the reader's language sorts. All at once: an organisation knows its partners, so there are dozens of them, at most a few
/// hundred.
/// </summary>
public sealed class ListPartners(Database database, CurrentStaff staff)
{
    public const string Name = "name";
    public const string Kinds = "kinds";
    public const string Contact = "contactName";
    public const string Email = "email";

    /// <param name="kind">Null: whatever they do.</param>
    /// <param name="text">Any part of the name or of the contact's; empty: all.</param>
    /// <param name="sort">By one of the columns; anything else is by name.</param>
    public async Task<IReadOnlyList<PartnerRow>> RunAsync(PartnerKinds? kind, string text, ListSort sort, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var wanted = kind ?? PartnerKinds.None;
        var rows = await database.ReadAsync(
            db => db.Partners
                .Where(p => (p.Kinds & wanted) == wanted)
                .Select(p => new PartnerRow(p.Id, p.Name, p.Kinds, p.ContactName, p.Phone, p.Email))
                .ToListAsync(cancel),
            cancel);
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var language = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        var sorted = rows
            .Where(row => words.All(word => Folding.Fold($"{row.Name} {row.ContactName}").Contains(word, StringComparison.Ordinal)))
            .OrderBy(row => KeyOf(row, sort.Name), language).ThenBy(row => row.Name, language);
        return [.. sort.IsDescending ? sorted.Reverse() : sorted];
    }

    private static string KeyOf(PartnerRow row, string? column) => column switch
    {
        Kinds => EnumWords.Of(row.Kinds),
        Contact => row.ContactName,
        Email => row.Email,
        _ => row.Name,
    };
}
