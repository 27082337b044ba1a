namespace Inclusion.Tests.Support;

/// <summary>Tests that show more the longer they run: a short form each time, the whole length with <c>./test.sh --long</c>.</summary>
internal static class LongTests
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("INCLUSION_LONG") == "1";

    /// <summary>How often something is done.</summary>
    public static int Times(int whole, int shortly) => AreWanted ? whole : shortly;
}
