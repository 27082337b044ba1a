using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Loans;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.Photos;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Inclusion.Tests.Shared.Devices;

public sealed class DevicePicturesTests
{
    private static byte[] Photo => HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 800, 600);

    [Fact]
    public async Task A_picture_is_drawn_anew_twice_and_shown_to_who_sees_the_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        Assert.Null((await AddAsync(database, id, [.. Photo, .. "<script>alert(1)</script>"u8], "Scratch on the lid")).Refusal);
        Assert.Null((await AddAsync(database, id, Photo)).Refusal);

        var shown = await database.As<ListDevicePictures>().OfDeviceAsync(id, CancellationToken.None);
        Assert.Equal(2, shown.Pictures.Count);
        Assert.Equal("Scratch on the lid", shown.Pictures[1].Alternative);
        Assert.EndsWith(", LT-0001", shown.Pictures[0].Alternative, StringComparison.Ordinal);
        var file = await database.As<ListDevicePictures>().FileAsync(shown.Pictures[1].Id, small: false, CancellationToken.None);
        var small = await database.As<ListDevicePictures>().FileAsync(shown.Pictures[1].Id, small: true, CancellationToken.None);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(file!), StringComparison.Ordinal);
        using var seen = SKBitmap.Decode(small);
        Assert.Equal((192, 144), (seen.Width, seen.Height));

        var south = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.Empty((await database.As<ListDevicePictures>(south).OfDeviceAsync(id, CancellationToken.None)).Pictures);
        Assert.Null(await database.As<ListDevicePictures>(south).FileAsync(shown.Pictures[0].Id, small: true, CancellationToken.None));
        Assert.IsType<NotFound>((await database.As<ChangeDevicePictures>(south).AddAsync(new(id, null, PictureMoment.AtCentre, "", Photo), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<ChangeDevicePictures>(south).RemoveAsync(shown.Pictures[0].Id, CancellationToken.None)).Refusal);

        Assert.Null((await database.As<ChangeDevicePictures>().RemoveAsync(shown.Pictures[0].Id, CancellationToken.None)).Refusal);
        Assert.Equal((1, 1), (await database.ReadAsync(db => db.DevicePictures.CountAsync()), await database.ReadAsync(db => db.DevicePictureFiles.CountAsync())));
    }

    [Fact]
    public async Task A_device_has_a_few_and_files_that_are_no_pictures_are_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        Assert.IsType<PhotoNotAPicture>((await AddAsync(database, id, "<svg/>"u8.ToArray())).Refusal);
        Assert.IsType<PhotoDamaged>((await AddAsync(database, id, Photo[..200])).Refusal);
        Assert.IsType<PhotoTooManyPixels>((await AddAsync(database, id, HostileFiles.Claiming(SKEncodedImageFormat.Png, 30_000, 30_000))).Refusal);
        for (var i = 0; i < DevicePicture.MostOfDevice; i++)
        {
            Assert.Null((await AddAsync(database, id, Photo)).Refusal);
        }

        Assert.Equal(new TooManyDevicePictures(DevicePicture.MostOfDevice), (await AddAsync(database, id, Photo)).Refusal);
        Assert.False((await database.As<ListDevicePictures>().OfDeviceAsync(id, CancellationToken.None)).CanAdd);
    }

    [Fact]
    public async Task How_it_went_out_and_came_back_stand_side_by_side_and_are_taken_on_their_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await AddAsync(database, id, Photo, "On the shelf")).Refusal);
        var loan = await database.LendAsync(await database.AddPersonAsync(), id, database.Today.AddDays(7));
        Assert.IsType<PictureNotOfLoan>((await OfLoanAsync(database, id, loan, PictureMoment.AtReturn)).Refusal);
        Assert.Equal("On the shelf", Assert.Single((await ShownAsync(database, id, loan)).AtLending).Words);

        Assert.Null((await OfLoanAsync(database, id, loan, PictureMoment.AtLending)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new PictureTooLate("LT-0001"), (await OfLoanAsync(database, id, loan, PictureMoment.AtLending)).Refusal);
        await database.ReturnAsync(loan);
        Assert.Null((await OfLoanAsync(database, id, loan, PictureMoment.AtReturn)).Refusal);

        var shown = await ShownAsync(database, id, loan);
        Assert.Equal((PictureMoment.AtLending, PictureMoment.AtReturn), (Assert.Single(shown.AtLending).Moment, Assert.Single(shown.AtReturn).Moment));
        Assert.Equal((false, true), (shown.CanAddAtLending, shown.CanAddAtReturn));
        Assert.Equal([shown.AtReturn[0].Id], shown.CanRemove);
        Assert.Equal(new PictureTooLate("LT-0001"), (await database.As<ChangeDevicePictures>().RemoveAsync(shown.AtLending[0].Id, CancellationToken.None)).Refusal);
        Assert.Single((await database.As<ListDevicePictures>().OfDeviceAsync(id, CancellationToken.None)).Pictures);
    }

    [Fact]
    public async Task Pictures_of_a_loan_go_with_its_borrower_and_those_of_the_device_stay()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (id, person) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddPersonAsync());
        Assert.Null((await AddAsync(database, id, Photo)).Refusal);
        var loan = await database.LendAsync(person, id, database.Today.AddDays(7));
        Assert.Null((await OfLoanAsync(database, id, loan, PictureMoment.AtLending)).Refusal);
        await database.ReturnAsync(loan);

        var version = await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, version), CancellationToken.None)).Refusal);
        Assert.Equal(PictureMoment.AtCentre, (await database.ReadAsync(db => db.DevicePictures.SingleAsync())).Moment);
        Assert.Equal(1, await database.ReadAsync(db => db.DevicePictureFiles.CountAsync()));
    }

    [Fact]
    public async Task Pictures_of_a_return_that_is_undone_are_no_proof_and_go_with_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (id, other) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        var loan = (await CheckOutTests.LendAsync(database, await database.AddPersonAsync(), [id, other])).Value.LoanId;
        Assert.Null((await OfLoanAsync(database, id, loan, PictureMoment.AtLending)).Refusal);
        foreach (var (device, tag) in new[] { (id, "LT-0001"), (other, "LT-0002") })
        {
            Assert.Null((await database.As<ReturnDevice>().RunAsync(tag, CancellationToken.None)).Refusal);
            Assert.Null((await OfLoanAsync(database, device, loan, PictureMoment.AtReturn)).Refusal);
        }

        Assert.Null((await database.As<UndoReturn>().RunAsync(loan, id, CancellationToken.None)).Refusal);
        Assert.Equal(
            [(id, PictureMoment.AtLending), (other, PictureMoment.AtReturn)], await database.ReadAsync(async db => (await db.DevicePictures.OrderBy(p => p.Id).ToListAsync()).Select(p => (p.DeviceId, p.Moment))));
        Assert.Equal(2, await database.ReadAsync(db => db.DevicePictureFiles.CountAsync()));
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(DevicePicture) && e.Action == AuditAction.Removed)));

        // Refused: nothing goes.
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<ReturnNotUndoable>((await database.As<UndoReturn>().RunAsync(loan, other, CancellationToken.None)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.DevicePictures.CountAsync()));
    }

    private static Task<Outcome> AddAsync(TestDatabase database, long device, byte[] content, string words = "") =>
        database.As<ChangeDevicePictures>().AddAsync(new(device, null, PictureMoment.AtCentre, words, content), CancellationToken.None);

    private static Task<Outcome> OfLoanAsync(TestDatabase database, long device, long loan, PictureMoment moment) =>
        database.As<ChangeDevicePictures>().AddAsync(new(device, loan, moment, "", Photo), CancellationToken.None);

    private static Task<PicturesOfLoan> ShownAsync(TestDatabase database, long device, long loan) => database.As<ListDevicePictures>().OfLoanAsync(loan, device, CancellationToken.None);
}
