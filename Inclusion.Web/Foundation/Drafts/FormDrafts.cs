namespace Inclusion.Web.Foundation.Drafts;

/// <summary>Makes the drafts of the forms of a page.</summary>
public sealed class FormDrafts(DraftStore store, DraftPage page, OpenDrafts open, TimeProvider time)
{
    /// <param name="form">Which form, such as "check-out" or "person/42".</param>
    /// <param name="script">The address of drafts.js, as <c>Assets</c> tells it.</param>
    /// <param name="isOfUse">Whether there is something in it that is worth going on with here; null: whenever it differs from the form before anything was typed.</param>
    public FormDraft<T> Of<T>(string form, string script, Func<T, bool>? isOfUse = null)
        where T : class =>
        new(store, page, open, time, form, script, isOfUse);
}
