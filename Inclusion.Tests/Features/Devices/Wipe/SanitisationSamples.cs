using Inclusion.Domain.Devices;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Devices.Wipe.Certificate;

namespace Inclusion.Tests.Features.Devices.Wipe;

/// <summary>Certificates of sanitisation to test and to look at.</summary>
internal static class SanitisationSamples
{
    public static SanitisationFacts One { get; } = new(
        "LT-0042",
        DeviceCategory.Laptop,
        "Lenovo",
        "ThinkPad T480",
        NwipeLogs.MachineSerial,
        $"Samsung SSD 860 EVO 500GB {NwipeLogs.DiskSerial}",
        WipeLevel.Purge,
        "PRNG Stream",
        "nwipe 0.38",
        WipeResult.Succeeded,
        "Dix secteurs relus au hasard : vides.",
        "Marc Delattre",
        new DateOnly(2026, 11, 27),
        "Amélie Dubois",
        new DateOnly(2026, 11, 28),
        "Maison de quartier Nord",
        ["nwipe_log_20261127.txt"]);

    public static SanitisationFacts Bare { get; } = One with { Tag = "TB-0007", Category = DeviceCategory.Tablet, Maker = "", Model = "", Serial = "", Media = "", Method = "", Logs = [], Level = WipeLevel.Clear, Tool = "Réinitialisation d’usine" };

    /// <summary>A batch of two, with its summary.</summary>
    public static byte[] Print(string issuer)
    {
        var by = new SanitisationIssuer(issuer, "12 rue des Écoles\n59000 Lille", Pictures.Png(120, 40, (x, y) => x > y));
        using var file = new MemoryStream();
        Samples.Writer().Write(
            file, new DocumentInfo("Sanitisation", "fr", Samples.Created, issuer), [new SanitisationSummary([One, Bare], by, Samples.Created), new SanitisationDocument(One, by, Samples.Created), new SanitisationDocument(Bare, by, Samples.Created)], null, CancellationToken.None);
        return file.ToArray();
    }
}
