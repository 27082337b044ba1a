namespace Inclusion.Web.Documents.Pdf;

/// <summary>Writes the operators of a page (ISO 32000-1, 8 and 9) into a buffer that is used again for the next page.</summary>
internal sealed class ContentWriter
{
    private const string Hex = "0123456789ABCDEF";

    private byte[] _buffer = new byte[16 * 1024];

    private int _length;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public ContentWriter Raw(ReadOnlySpan<byte> operators)
    {
        Reserve(operators.Length);
        operators.CopyTo(_buffer.AsSpan(_length));
        _length += operators.Length;
        return this;
    }

    public ContentWriter Ascii(string text)
    {
        Reserve(text.Length);
        foreach (var c in text)
        {
            _buffer[_length++] = (byte)c;
        }

        return this;
    }

    /// <summary>A number with at most three decimals, and a space.</summary>
    public ContentWriter Number(double value)
    {
        Reserve(24);
        var thousandths = (long)Math.Round(value * 1000);
        if (thousandths < 0)
        {
            _buffer[_length++] = (byte)'-';
            thousandths = -thousandths;
        }

        Integer(thousandths / 1000);
        if (thousandths % 1000 is var rest and not 0)
        {
            _buffer[_length++] = (byte)'.';
            for (var unit = 100; rest > 0; unit /= 10)
            {
                _buffer[_length++] = (byte)('0' + (rest / unit));
                rest %= unit;
            }
        }

        _buffer[_length++] = (byte)' ';
        return this;
    }

    /// <summary>Four hexadecimal digits.</summary>
    public ContentWriter Glyph(ushort number)
    {
        Reserve(4);
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            _buffer[_length++] = (byte)Hex[(number >> shift) & 15];
        }

        return this;
    }

    /// <summary>A text in hexadecimal digits, as UTF-16 with its mark.</summary>
    public ContentWriter Text(string text)
    {
        Raw("<"u8).Glyph(0xFEFF);
        foreach (var c in text)
        {
            Glyph(c);
        }

        return Raw(">"u8);
    }

    private void Integer(long value)
    {
        if (value >= 10)
        {
            Integer(value / 10);
        }

        _buffer[_length++] = (byte)('0' + (value % 10));
    }

    private void Reserve(int more)
    {
        if (_length + more > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
        }
    }
}
