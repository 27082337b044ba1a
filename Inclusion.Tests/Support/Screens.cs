using Microsoft.Playwright;

namespace Inclusion.Tests.Support;

/// <summary>Pictures of pages, written by <c>./test.sh --screens</c> into <c>artifacts/screens</c>, so that the whole product can be looked through.</summary>
public static class Screens
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("INCLUSION_SCREENS") == "1";

    /// <summary>Keeps a picture if pictures are wanted.</summary>
    /// <param name="name">The page and its state, such as <c>loans-empty</c>.</param>
    /// <param name="whole">To the end of the page, and not only what the window shows.</param>
    public static async Task KeepScreenAsync(this DeskPage page, string name, bool whole = true)
    {
        if (AreWanted)
        {
            var file = Path.Combine(Repository.Artifacts, "screens", $"{name}-{page.Viewing}.png");
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = whole });
        }
    }
}
