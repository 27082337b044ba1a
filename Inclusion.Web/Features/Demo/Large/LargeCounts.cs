namespace Inclusion.Web.Features.Demo.Large;

/// <summary>How much of everything there is.</summary>
/// <param name="OnLoan">Devices on loan today, each with one open loan.</param>
/// <param name="PastLoans">Closed loans of each of these.</param>
/// <param name="Ready">Devices that can be lent.</param>
/// <param name="Returned">Devices that came back lately and wait for their wipe.</param>
/// <param name="Received">Devices that have just come in.</param>
/// <param name="Workshops">With eight enrolments each.</param>
internal sealed record LargeCounts(int People, int OnLoan, int PastLoans, int Ready, int Returned, int Received, int Workshops)
{
    /// <summary>The data set of the figures that the product holds: 250 000 people, 500 000 loans of which 100 000 are open, some 100 000 devices, 50 000 enrolments.</summary>
    public static LargeCounts Full { get; } = new(250_000, 100_000, 4, 8_000, 2_000, 2_000, 6_250);

    public int Devices => OnLoan + Ready + Returned + Received;

    /// <summary>The same mixture, so many times smaller.</summary>
    public LargeCounts DividedBy(int divisor) => new(People / divisor, OnLoan / divisor, PastLoans, Ready / divisor, Returned / divisor, Received / divisor, Workshops / divisor);
}
