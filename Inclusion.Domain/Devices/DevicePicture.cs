using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>When a picture was taken.</summary>
public enum PictureMoment
{
    /// <summary>Of the device as it stands at the centre: how it looks, or a damage.</summary>
    AtCentre = 1,

    /// <summary>As it went out with a loan.</summary>
    AtLending = 2,

    /// <summary>As it came back from a loan.</summary>
    AtReturn = 3,

    /// <summary>Of what an incident says.</summary>
    AtIncident = 4,
}

/// <param name="Max">Of a device, of a loan at one moment, or of an incident.</param>
public sealed record TooManyDevicePictures(int Max) : Refusal;

/// <summary>How a device went out is shown on the day of its check-out, how it came back on the day of its return: later a picture would show something else.</summary>
public sealed record PictureTooLate(string Tag) : Refusal;

/// <summary>A picture of an incident can be taken away on the day on which it was added.</summary>
public sealed record IncidentPictureStands(string Tag) : Refusal;

/// <summary>The loan has no such device, or it has not come back yet.</summary>
public sealed record PictureNotOfLoan(string Tag) : Refusal;

/// <summary>A device on a loan, with the days on which a picture of it can be taken.</summary>
/// <param name="ReturnedOn">Null while it has not come back.</param>
public sealed record PicturedLoan(long LoanId, long DeviceId, string Tag, DateOnly LentOn, DateOnly? ReturnedOn);

/// <summary>Something that happened to a device, of which a picture can be taken.</summary>
/// <param name="LoanId">The loan during which it happened; null when it was on none.</param>
public sealed record PicturedIncident(long IncidentId, long DeviceId, long? LoanId);

/// <summary>A picture of a device: how it looks, a damage, its state when it was lent and when it came back, or what an incident did to it. The picture itself is a <see cref="DevicePictureFile"/>.</summary>
public sealed class DevicePicture : IAudited
{
    /// <summary>Of a device itself.</summary>
    public const int MostOfDevice = 6;

    /// <summary>Of a device at each moment of a loan, and of an incident.</summary>
    public const int MostOfMoment = 3;

    /// <summary>Maximum length of the words about it, in characters.</summary>
    public const int WordsMaxLength = 200;

    private DevicePicture()
    {
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    public PictureMoment Moment { get; private set; }

    /// <summary>The loan at whose lending or return it was taken, or during which the incident happened; null at the centre, and for an incident on no loan.</summary>
    public long? LoanId { get; private set; }

    /// <summary>The incident that it shows; null for every other picture.</summary>
    public long? IncidentId { get; private set; }

    /// <summary>What is to be seen, for those who do not see it; empty: the device's kind and model say what it is.</summary>
    public string Words { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Empty when the product itself did it.</summary>
    public string StaffName { get; private set; } = "";

    public DevicePictureFile File { get; private set; } = null!;

    /// <summary>A picture of the device as it stands. Refuses <see cref="TooManyDevicePictures"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="others">Pictures that it has of this kind already.</param>
    public static Outcome<DevicePicture> Of(Device device, string words, DevicePictureFile file, int others, Actor by, DateTimeOffset at) =>
        Of(device.Id, PictureMoment.AtCentre, null, null, words, file, others, MostOfDevice, by, at);

    /// <summary>
    /// A picture of a device as it went out with a loan, or as it came back, on the day on which it did. Refuses <see cref="PictureNotOfLoan"/>, <see cref="PictureTooLate"/>,
    /// <see cref="TooManyDevicePictures"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="lent">What the loan says of the device.</param>
    /// <param name="others">Pictures that the loan has of the device at this moment already.</param>
    /// <param name="today">The day at the centre of the loan.</param>
    public static Outcome<DevicePicture> Of(PicturedLoan lent, PictureMoment moment, string words, DevicePictureFile file, int others, Actor by, DateTimeOffset at, DateOnly today)
    {
        DateOnly? day = moment switch
        {
            PictureMoment.AtLending => lent.LentOn,
            PictureMoment.AtReturn => lent.ReturnedOn,
            _ => null,
        };
        return day is null ? new PictureNotOfLoan(lent.Tag)
            : day != today ? new PictureTooLate(lent.Tag)
            : Of(lent.DeviceId, moment, lent.LoanId, null, words, file, others, MostOfMoment, by, at);
    }

    /// <summary>A picture of what an incident says, whenever it is taken. Refuses <see cref="TooManyDevicePictures"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="others">Pictures that the incident has already.</param>
    public static Outcome<DevicePicture> Of(PicturedIncident incident, string words, DevicePictureFile file, int others, Actor by, DateTimeOffset at) =>
        Of(incident.DeviceId, PictureMoment.AtIncident, incident.LoanId, incident.IncidentId, words, file, others, MostOfMoment, by, at);

    private static Outcome<DevicePicture> Of(
        long deviceId, PictureMoment moment, long? loanId, long? incidentId, string words, DevicePictureFile file, int others, int most, Actor by, DateTimeOffset at)
    {
        if (others >= most)
        {
            return new TooManyDevicePictures(most);
        }

        words = InvisibleCharacters.OneLine(words);
        return words.Length > WordsMaxLength
            ? new FieldTooLong("PictureWords", WordsMaxLength)
            : new DevicePicture { DeviceId = deviceId, Moment = moment, LoanId = loanId, IncidentId = incidentId, Words = words, File = file, AddedAt = at, StaffName = by.Name };
    }
}

/// <summary>A picture and a small one of it, both drawn anew: JPEG files without whatever the camera had written into them. Apart, so that lists do not load it.</summary>
public sealed class DevicePictureFile
{
    private DevicePictureFile()
    {
    }

    public DevicePictureFile(byte[] jpeg, byte[] small) => (Jpeg, Small) = (jpeg, small);

    public long Id { get; private set; }

    public byte[] Jpeg { get; private set; } = [];

    public byte[] Small { get; private set; } = [];
}
