using System.Globalization;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.Centres;

/// <summary>
/// The centre that the desk works for now: one's own; for those who work at every centre the one they chose (kept in a cookie, which the page hands over), else
/// the first.
/// </summary>
public sealed class ChosenCentre(Database database, CurrentStaff staff)
{
    private const string Cookie = "centre";

    private long? _wanted;

    /// <summary>The browser remembers the choice from now on.</summary>
    public static void Remember(HttpResponse response, long centreId) => ChoiceCookie.Keep(response, Cookie, centreId.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the browser remembers; null for nothing.</summary>
    public static long? Remembered(HttpRequest request) => long.TryParse(ChoiceCookie.Read(request, Cookie), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The centre that the browser remembers; null for none. It is only a wish: rights are looked at when it is used.</summary>
    public void Wish(long? centreId) => _wanted = centreId;

    /// <summary>The centres that the person may work for, by name.</summary>
    public async Task<IReadOnlyList<CentreChoice>> ChoicesAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return [];
        }

        return await database.ReadAsync(db => db.CentresOfAsync(actor, cancel), cancel);
    }

    /// <summary>The centre to work for.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<CentreChoice> CurrentAsync(CancellationToken cancel)
    {
        var choices = await ChoicesAsync(cancel);
        return choices.FirstOrDefault(c => c.Id == _wanted) ?? choices.FirstOrDefault() ?? throw new NotAllowedException();
    }
}
