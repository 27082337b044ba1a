using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Tests.Foundation.Ui;

public sealed class PickedFileTests
{
    [Fact]
    public async Task What_comes_whole_is_taken_and_of_what_is_too_large_one_byte_more_than_is_taken()
    {
        var content = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();

        Assert.Equal(content, (await PickedFile.ReadAsync(new File(new MemoryStream(content)), content.Length)).Value);
        Assert.Equal(content[..100_001], (await PickedFile.ReadAsync(new File(new MemoryStream(content)), 100_000)).Value);
    }

    [Fact]
    public async Task A_line_that_breaks_on_the_way_is_said_and_nothing_is_taken()
    {
        Assert.IsType<UploadBroken>((await PickedFile.ReadAsync(new File(new Breaking(new byte[100_000])), 200_000)).Refusal);
    }

    private sealed class File(Stream content) : IBrowserFile
    {
        public string Name => "picture.png";

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

        public long Size => content.Length;

        public string ContentType => "image/png";

        public Stream OpenReadStream(long maxAllowedSize, CancellationToken cancellationToken) => content;
    }

    /// <summary>Half of it comes, then what the framework throws when the browser is gone.</summary>
    private sealed class Breaking(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > Length / 2 ? throw new IOException("Supplied buffer length is wrong, or the connection has ended.") : base.ReadAsync(buffer, cancellationToken);
    }
}
