using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Features.Settings.Training;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Features.Settings;

public sealed class TrainingSettingsTests
{
    [Fact]
    public async Task What_certificates_say_and_how_workshops_are_arranged_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None);
        var command = new ChangeTrainingSettingsCommand(before.Version, "12 rue des Écoles\n59000 Lille", "Lille", "Amélie Dubois", "directrice", "#AA3300", "Agréée jeunesse et éducation populaire", "7, 2", 24, 75);
        Assert.Null((await database.As<ChangeTrainingSettings>().RunAsync(command, CancellationToken.None)).Refusal);
        var after = await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None);
        Assert.Equal(("Lille", "Amélie Dubois", "directrice", "#aa3300", 24, 75), (after.Place, after.Signatory, after.SignatoryRole, after.Colour, after.OfferHours, after.CertificateThreshold));
        Assert.Equal("Agréée jeunesse et éducation populaire", after.CertificateLine);
        Assert.Equal([7, 2], after.WorkshopDays);
        Assert.IsType<ChangedMeanwhile>((await database.As<ChangeTrainingSettings>().RunAsync(command, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name_and_nothing_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None);
        var right = new ChangeTrainingSettingsCommand(before.Version, "", "Lille", "", "", "", "", "3, 1", 48, 80);
        Assert.IsType<ColourNotUnderstood>(await RefusalAsync(right with { Colour = "red" }));
        Assert.IsType<FieldTooLong>(await RefusalAsync(right with { CertificateLine = new string('x', 121) }));
        Assert.IsType<OfferHoursNotPossible>(await RefusalAsync(right with { OfferHours = null }));
        Assert.IsType<ThresholdNotPossible>(await RefusalAsync(right with { CertificateThreshold = 101 }));
        Assert.IsType<ReminderDaysNotUnderstood>(await RefusalAsync(right with { WorkshopDays = "soon" }));
        Assert.Equal("", (await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Place);
        var manager = await database.AddStaffAsync(StaffRole.Manager, null, "manager@example.org");
        Assert.IsType<NotAllowed>((await database.As<ChangeTrainingSettings>(manager).RunAsync(right, CancellationToken.None)).Refusal);

        async Task<Refusal?> RefusalAsync(ChangeTrainingSettingsCommand command) => (await database.As<ChangeTrainingSettings>().RunAsync(command, CancellationToken.None)).Refusal;
    }

    [Fact]
    public async Task A_picture_is_told_by_its_content()
    {
        await using var database = await TestDatabase.CreateAsync();
        var picture = Pictures.Png(120, 40, (x, y) => x == y);
        Assert.Null(await ChangeAsync(picture));
        Assert.Null(await ChangeAsync(picture));
        Assert.Equal(("image/png", 120, 40), await StoredAsync());
        Assert.IsType<ImageNotUnderstood>(await ChangeAsync("<svg/>"u8.ToArray()));
        Assert.IsType<ImageDamaged>(await ChangeAsync(picture[..60]));
        Assert.IsType<ImageTooLarge>(await ChangeAsync([.. picture, .. new byte[OrganisationImage.MaxBytes]]));
        Assert.Equal(("image/png", 120, 40), await StoredAsync());
        Assert.Null(await ChangeAsync(Pictures.Png(4800, 3, (_, _) => true)));
        Assert.Equal(("image/png", ChangeImage.LongestSide, 1), await StoredAsync());
        Assert.Null(await ChangeAsync(null));
        Assert.Empty((await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Images);

        async Task<Refusal?> ChangeAsync(byte[]? content) => (await database.As<ChangeImage>().RunAsync(new(OrganisationImageKind.Logo, content), CancellationToken.None)).Refusal;
        async Task<(string, int, int)> StoredAsync()
        {
            var stored = (await database.As<FindTrainingSettings>().RunAsync(CancellationToken.None)).Images[OrganisationImageKind.Logo];
            var drawn = PictureFile.Read(stored.Content);
            return (stored.ContentType, drawn.Width, drawn.Height);
        }
    }
}
