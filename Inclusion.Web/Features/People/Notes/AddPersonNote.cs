using Inclusion.Domain.Common;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.People.Notes;

public sealed record AddPersonNoteCommand(long PersonId, string Text);

/// <summary>Adds a remark to a person's record.</summary>
public sealed class AddPersonNote(PersonAccess access, TimeProvider time)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.AddNote"/> refuses.</summary>
    public async Task<Outcome> RunAsync(AddPersonNoteCommand command, CancellationToken cancel) =>
        (await access.ChangeAsync(command.PersonId, null, (person, actor) => person.AddNote(command.Text, actor, time.GetUtcNow()), cancel)).Done();
}
