using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>Reads a file that was chosen in the browser.</summary>
public static class ChosenFile
{
    /// <summary>A larger file than is taken is read up to one part more, so that the operation says why it is not.</summary>
    /// <param name="mostBytes">That are taken.</param>
    public static async Task<byte[]> ReadAsync(IBrowserFile chosen, int mostBytes)
    {
        using var content = new MemoryStream();
        await using var file = chosen.OpenReadStream(long.MaxValue);
        var buffer = new byte[81920];
        for (int read; content.Length <= mostBytes && (read = await file.ReadAsync(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
