using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Shared.Photos;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Build;

/// <param name="Content">The file as it was chosen.</param>
public sealed record AddPictureCommand(long ReportId, PictureFacts Facts, byte[] Content);

/// <summary>Puts a photo into a draft, encoded anew, and takes it out again.</summary>
public sealed class ChangePictures(ReportChange change, TimeProvider time)
{
    /// <summary>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="PhotoIntake.Read"/> refuses of the file, and what <see cref="ReportPicture.Add"/>
    /// refuses.
    /// </summary>
    public async Task<Outcome<DraftVersions>> AddAsync(AddPictureCommand command, CancellationToken cancel)
    {
        // Before the one writer's turn: decoding a photo takes longer than anyone at the desk should wait.
        var photo = PhotoIntake.Read(command.Content);
        return photo.IsRefused
            ? photo.Refusal
            : await change.RunAsync(
                command.ReportId,
                null,
                async (db, report, _) =>
                {
                    var others = await db.ReportPictures.CountAsync(p => p.ReportId == report.Id, cancel);
                    var picture = ReportPicture.Add(report, command.Facts, photo.Value.Jpeg, others, time.GetUtcNow());
                    if (picture.IsRefused)
                    {
                        return picture.Refusal;
                    }

                    db.ReportPictures.Add(picture.Value);
                    return Outcome.Done;
                },
                cancel);
    }

    /// <summary>One that is not there is gone already. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ReportIsIssued"/>.</summary>
    public Task<Outcome<DraftVersions>> RemoveAsync(long reportId, long pictureId, CancellationToken cancel) => change.RunAsync(
        reportId,
        null,
        async (db, report, _) =>
        {
            if (report.Touch(time.GetUtcNow()) is { Refusal: { } refusal })
            {
                return refusal;
            }

            await db.ReportPictures.Where(p => p.Id == pictureId && p.ReportId == reportId).ExecuteDeleteAsync(cancel);
            return Outcome.Done;
        },
        cancel);
}
