using Inclusion.Domain.Common;

namespace Inclusion.Domain.Impact.Reports;

/// <summary>What is written about a photo.</summary>
public sealed record PictureFacts
{
    public required ReportSection Section { get; init; }

    /// <summary>What the photo shows, for those who cannot see it.</summary>
    public required string Alternative { get; init; }

    /// <summary>Printed under it; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether people can be recognised in it.</summary>
    public bool ShowsPeople { get; init; }

    /// <summary>How it is known that those people agreed: when and to whom.</summary>
    public string ConsentNote { get; init; } = "";
}

/// <summary>A photo in a report. In a table of its own, so that queries for lists and texts do not load it.</summary>
public sealed class ReportPicture
{
    /// <summary>Maximum number of photos of a report.</summary>
    public const int MostInReport = 12;

    /// <summary>Maximum length of each of its texts, in characters.</summary>
    public const int TextMaxLength = 300;

    private ReportPicture()
    {
    }

    public long Id { get; private set; }

    public long ReportId { get; private set; }

    public ImpactReport Report { get; private set; } = null!;

    public ReportSection Section { get; private set; }

    /// <summary>As it was re-encoded: a JPEG without whatever the camera had written into it.</summary>
    public byte[] Jpeg { get; private set; } = [];

    public string Alternative { get; private set; } = "";

    public string Caption { get; private set; } = "";

    public bool ShowsPeople { get; private set; }

    public string ConsentNote { get; private set; } = "";

    /// <summary>
    /// Refuses <see cref="ReportIsIssued"/>, <see cref="TooManyPhotos"/>, <see cref="PhotoAlternativeMissing"/>, <see cref="PhotoConsentMissing"/>,
    /// <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="jpeg">Checked and re-encoded.</param>
    /// <param name="others">Photos that the report has already.</param>
    public static Outcome<ReportPicture> Add(ImpactReport report, PictureFacts facts, byte[] jpeg, int others, DateTimeOffset at)
    {
        if (others >= MostInReport)
        {
            return new TooManyPhotos(MostInReport);
        }

        if (InvisibleCharacters.IsBlank(facts.Alternative))
        {
            return new PhotoAlternativeMissing();
        }

        if (facts.ShowsPeople && string.IsNullOrWhiteSpace(facts.ConsentNote))
        {
            return new PhotoConsentMissing();
        }

        (string Field, string Text)[] texts = [("PhotoAlternative", facts.Alternative), ("PhotoCaption", facts.Caption), ("PhotoConsentNote", facts.ConsentNote)];
        if (texts.Where(t => t.Text.Trim().Length > TextMaxLength).Select(t => new FieldTooLong(t.Field, TextMaxLength)).FirstOrDefault() is { } tooLong)
        {
            return tooLong;
        }

        return report.Touch(at) is { Refusal: { } refusal }
            ? refusal
            : new ReportPicture
            {
                Report = report,
                Section = facts.Section,
                Jpeg = jpeg,
                Alternative = InvisibleCharacters.OneLine(facts.Alternative),
                Caption = InvisibleCharacters.OneLine(facts.Caption),
                ShowsPeople = facts.ShowsPeople,
                ConsentNote = facts.ConsentNote.Trim(),
            };
    }

    /// <summary>A copy of the photo, for the draft that corrects its report.</summary>
    public ReportPicture CopyFor(ImpactReport correction) => new()
    {
        Report = correction,
        Section = Section,
        Jpeg = Jpeg,
        Alternative = Alternative,
        Caption = Caption,
        ShowsPeople = ShowsPeople,
        ConsentNote = ConsentNote,
    };
}
