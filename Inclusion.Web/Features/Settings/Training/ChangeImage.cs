using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Documents.Pictures;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Training;

/// <param name="Content">A PNG or JPEG file; null: the picture is taken away.</param>
public sealed record ChangeImageCommand(OrganisationImageKind Kind, byte[]? Content);

/// <summary>
/// Keeps the organisation's logo or scanned signature for its documents, or takes it away. What it is, is told from its content, never from its name; the file itself is not
/// kept, the picture is drawn anew (<see cref="Redrawing"/>).
/// </summary>
public sealed class ChangeImage(Database database, CurrentStaff staff)
{
    /// <summary>Pixels of the longer side; more is scaled down. At the size in which documents print it no printer shows more.</summary>
    public const int LongestSide = 1600;

    /// <summary>
    /// Refuses <see cref="ImageTooLarge"/>, <see cref="ImageNotUnderstood"/>, <see cref="ImageTooManyPixels"/>, <see cref="ImageDamaged"/>, and <see cref="NotAllowed"/> to someone who does
    /// not run the organisation.
    /// </summary>
    public async Task<Outcome> RunAsync(ChangeImageCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        OrganisationImage? image = null;
        if (command.Content is { } content)
        {
            var read = Read(command.Kind, content);
            if (read.IsRefused)
            {
                return read.Refusal;
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

    private static Outcome<OrganisationImage> Read(OrganisationImageKind kind, byte[] content)
    {
        if (OrganisationImage.Of(kind, content) is { Refusal: { } refusal })
        {
            return refusal;
        }

        if (Redrawing.SizeOf(content) is not { } size)
        {
            return new ImageDamaged();
        }

        if (Redrawing.HasTooManyPixels(size))
        {
            return new ImageTooManyPixels(Redrawing.MaxMegapixels);
        }

        // A PNG of few colours takes more bytes once it is drawn anew: then it becomes smaller, until there is room for it.
        for (var side = LongestSide; ; side /= 2)
        {
            var drawn = Redrawing.IsPng(content) ? Redrawing.AsPng(content, side) : Redrawing.AsJpeg(content, side);
            if (drawn is null)
            {
                return new ImageDamaged();
            }

            if (drawn.Content.Length <= OrganisationImage.MaxBytes)
            {
                return OrganisationImage.Of(kind, drawn.Content);
            }
        }
    }
}
