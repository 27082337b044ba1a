using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Web.Data.Backups;

/// <summary>
/// How a backup is encrypted, as decision 0031 has it. A head – mark, rounds, salt – and then pieces of 64 KB, each sealed by AES-256 in GCM with a key made of the passphrase.
/// The nonce of a piece is its number and whether it is the last, so that none can be left out, repeated, moved or cut off; the head is bound to each of them.
/// </summary>
internal static class Seal
{
    internal const int PieceSize = 64 * 1024;

    internal const int TagSize = 16;

    internal const int NonceSize = 12;

    /// <summary>Whether it is the last, and how many bytes it has.</summary>
    internal const int PieceHeadSize = 1 + sizeof(int);

    private const int KeySize = 32;

    private const int SaltSize = 16;

    /// <summary>Of PBKDF2 with SHA-256, as OWASP asks for it.</summary>
    private const int Rounds = 600_000;

    /// <summary>A file that asks for more was not written by us, and would keep the machine busy for nothing.</summary>
    private const int MostRounds = 10_000_000;

    private static ReadOnlySpan<byte> Mark => "Inclusion sealed 1\n"u8;

    private static int HeadSize => Mark.Length + sizeof(int) + SaltSize;

    /// <summary>Whether a file begins as a sealed one does; it is read from its begin again afterwards.</summary>
    public static bool IsSealed(Stream file)
    {
        var begin = new byte[Mark.Length];
        var read = file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return begin.AsSpan(0, read).SequenceEqual(Mark);
    }

    /// <summary>A new head, and the key that goes with it.</summary>
    public static (byte[] Head, byte[] Key) Begin(string passphrase)
    {
        var head = new byte[HeadSize];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Mark.Length), Rounds);
        RandomNumberGenerator.Fill(head.AsSpan(Mark.Length + sizeof(int)));
        return (head, KeyOf(passphrase, head));
    }

    /// <summary>Reads the head, and makes its key.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static (byte[] Head, byte[] Key) Read(Stream file, string passphrase)
    {
        var head = new byte[HeadSize];
        file.ReadExactly(head);
        return head.AsSpan().StartsWith(Mark) && BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(Mark.Length)) is > 0 and <= MostRounds
            ? (head, KeyOf(passphrase, head))
            : throw new InvalidDataException("The head of the file is not that of a sealed backup.");
    }

    public static void WriteNonce(Span<byte> nonce, long number, bool isLast)
    {
        nonce.Clear();
        nonce[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(nonce[^sizeof(long)..], number);
    }

    /// <summary>The same passphrase, however its accents were typed, makes the same key.</summary>
    private static byte[] KeyOf(string passphrase, byte[] head) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(passphrase.Normalize()),
        head.AsSpan(Mark.Length + sizeof(int)),
        BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(Mark.Length)),
        HashAlgorithmName.SHA256,
        KeySize);
}

/// <summary>Seals what is written to it; whole only once it is disposed, which leaves the stream below open.</summary>
internal sealed class SealingStream : OneWayStream
{
    private readonly Stream _to;
    private readonly byte[] _head;
    private readonly AesGcm _cipher;
    private readonly byte[] _piece = new byte[Seal.PieceSize];
    private readonly byte[] _sealed = new byte[Seal.PieceHeadSize + Seal.PieceSize + Seal.TagSize];
    private int _filled;
    private long _number;
    private bool _isClosed;

    public SealingStream(Stream to, string passphrase)
    {
        _to = to;
        (_head, var key) = Seal.Begin(passphrase);
        _cipher = new AesGcm(key, Seal.TagSize);
        _to.Write(_head);
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _piece.Length)
            {
                WritePiece(isLast: false);
            }

            var part = Math.Min(buffer.Length, _piece.Length - _filled);
            buffer[..part].CopyTo(_piece.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            WritePiece(isLast: true);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WritePiece(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[Seal.NonceSize];
        Seal.WriteNonce(nonce, _number++, isLast);
        _sealed[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(_sealed.AsSpan(1), _filled);
        var length = Seal.PieceHeadSize + _filled;
        _cipher.Encrypt(nonce, _piece.AsSpan(0, _filled), _sealed.AsSpan(Seal.PieceHeadSize, _filled), _sealed.AsSpan(length, Seal.TagSize), _head);
        _to.Write(_sealed, 0, length + Seal.TagSize);
        _filled = 0;
    }
}

/// <summary>Opens what was sealed, piece by piece; nothing comes out that is not as it was written.</summary>
internal sealed class OpeningStream : OneWayStream
{
    private readonly Stream _from;
    private readonly byte[] _head;
    private readonly AesGcm _cipher;
    private readonly byte[] _piece = new byte[Seal.PieceSize];
    private readonly byte[] _sealed = new byte[Seal.PieceSize + Seal.TagSize];
    private int _read;
    private int _filled;
    private long _number;
    private bool _isLast;

    /// <exception cref="InvalidDataException">It is no sealed backup.</exception>
    public OpeningStream(Stream from, string passphrase)
    {
        _from = from;
        (_head, var key) = Seal.Read(from, passphrase);
        _cipher = new AesGcm(key, Seal.TagSize);
    }

    public override bool CanRead => true;

    /// <exception cref="AuthenticationTagMismatchException">Another passphrase, or the first piece was changed.</exception>
    /// <exception cref="InvalidDataException">A later piece was changed.</exception>
    /// <exception cref="EndOfStreamException">It was cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_read == _filled && !_isLast)
        {
            ReadPiece();
        }

        var part = Math.Min(buffer.Length, _filled - _read);
        _piece.AsSpan(_read, part).CopyTo(buffer);
        _read += part;
        return part;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadPiece()
    {
        Span<byte> pieceHead = stackalloc byte[Seal.PieceHeadSize];
        _from.ReadExactly(pieceHead);
        _isLast = pieceHead[0] == 1;
        (_read, _filled) = (0, BinaryPrimitives.ReadInt32BigEndian(pieceHead[1..]));
        if (_filled is < 0 or > Seal.PieceSize)
        {
            throw new InvalidDataException("A piece of the sealed backup has a length that none has.");
        }

        _from.ReadExactly(_sealed, 0, _filled + Seal.TagSize);
        Span<byte> nonce = stackalloc byte[Seal.NonceSize];
        Seal.WriteNonce(nonce, _number++, _isLast);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, Seal.TagSize), _piece.AsSpan(0, _filled), _head);
        }
        catch (AuthenticationTagMismatchException e) when (_number > 1)
        {
            throw new InvalidDataException("A piece of the sealed backup was changed.", e);
        }
    }
}
