using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Training;

/// <param name="Content">A PNG or JPEG file; null: the picture is taken away.</param>
public sealed record ChangeImageCommand(OrganisationImageKind Kind, byte[]? Content);

/// <summary>Keeps the organisation's logo or scanned signature for its documents, or takes it away. What it is, is told from its content, never from its name.</summary>
public sealed class ChangeImage(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="ImageTooLarge"/>, <see cref="ImageNotUnderstood"/> (also when a document could not draw it).</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who does not run the organisation.
    public async Task<Outcome> RunAsync(ChangeImageCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        OrganisationImage? image = null;
        if (command.Content is { } content)
        {
            var read = OrganisationImage.Of(command.Kind, content);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            if (!PictureCheck.CanBeDrawn(content))
            {
                return new ImageNotUnderstood();
            }

            image = read.Value;
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                db.OrganisationImages.RemoveRange(await db.OrganisationImages.Where(i => i.Kind == command.Kind).ToListAsync(cancel));
                await db.SaveChangesAsync(cancel);
                if (image is not null)
                {
                    db.OrganisationImages.Add(image);
                }

                return Outcome.Done;
            },
            cancel);
    }
}
