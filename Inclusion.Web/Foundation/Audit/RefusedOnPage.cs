using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>A page tells someone that what they asked for is not theirs.</summary>
public sealed class RefusedOnPage(CurrentStaff staff, NavigationManager navigation)
{
    /// <summary>Notes it under the path of the page.</summary>
    public async Task NoteAsync(CancellationToken cancel)
    {
        if (!staff.HasRefused)
        {
            staff.Refused(await staff.FindAsync(cancel), new Uri(navigation.Uri).AbsolutePath);
        }
    }
}
