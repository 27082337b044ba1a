using System.Security.Cryptography;
using Inclusion.Web.Data.Backups;

namespace Inclusion.Tests.Data.Backups;

public sealed class SealTests
{
    private const string Passphrase = "une phrase secrète, assez longue";

    private const int PieceOnDisk = Seal.PieceHeadSize + Seal.PieceSize + Seal.TagSize;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Seal.PieceSize)]
    [InlineData(Seal.PieceSize + 1)]
    [InlineData(5 * Seal.PieceSize)]
    public void What_is_sealed_opens_as_it_was_and_shows_nothing_of_it(int length)
    {
        var content = new byte[length];
        Array.Fill(content, (byte)'A');

        var bytes = Sealed(content);

        Assert.Equal(content, Open(bytes));
        Assert.DoesNotContain("AAAAAAAA", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_is_never_sealed_the_same_way_twice() => Assert.NotEqual(Sealed([1, 2, 3]), Sealed([1, 2, 3]));

    [Fact]
    public void Another_passphrase_opens_nothing() =>
        Assert.Throws<AuthenticationTagMismatchException>(() => Open(Sealed([1, 2, 3]), "une phrase secrete, assez longue"));

    [Fact]
    public void A_passphrase_typed_with_accents_of_their_own_is_the_same() => Assert.Equal([1, 2, 3], Open(Sealed([1, 2, 3]), Passphrase.Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void A_bit_changed_anywhere_is_found()
    {
        var bytes = Sealed(new byte[200]);

        // Not in the number of rounds, which may ask for minutes of work.
        foreach (var at in Enumerable.Range(0, bytes.Length).Where(at => at % 7 == 0 && at is < 19 or > 22))
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<Exception>(() => Open(changed));
        }
    }

    [Fact]
    public void Pieces_cannot_be_cut_off_left_out_or_moved()
    {
        var content = new byte[3 * Seal.PieceSize];
        RandomNumberGenerator.Fill(content);
        var bytes = Sealed(content);
        var head = bytes.Length - (3 * PieceOnDisk);
        byte[] Piece(int number) => bytes[(head + (number * PieceOnDisk))..(head + ((number + 1) * PieceOnDisk))];

        Assert.Throws<EndOfStreamException>(() => Open(bytes[..^PieceOnDisk]));
        Assert.Throws<EndOfStreamException>(() => Open(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => Open([.. bytes[..head], .. Piece(0), .. Piece(2)]));
        Assert.Throws<InvalidDataException>(() => Open([.. bytes[..head], .. Piece(0), .. Piece(0), .. Piece(1), .. Piece(2)]));
        Assert.Throws<AuthenticationTagMismatchException>(() => Open([.. bytes[..head], .. Piece(1), .. Piece(0), .. Piece(2)]));
    }

    private static byte[] Sealed(byte[] content)
    {
        using var to = new MemoryStream();
        using (var seal = new SealingStream(to, Passphrase))
        {
            seal.Write(content);
        }

        return to.ToArray();
    }

    private static byte[] Open(byte[] bytes, string passphrase = Passphrase)
    {
        using var from = new MemoryStream(bytes);
        Assert.True(!bytes.AsSpan().StartsWith("Inclusion sealed 1\n"u8) || Seal.IsSealed(from));
        using var opened = new OpeningStream(from, passphrase);
        using var content = new MemoryStream();
        opened.CopyTo(content);
        return content.ToArray();
    }
}
