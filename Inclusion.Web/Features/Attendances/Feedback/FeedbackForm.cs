using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Attendances.Feedback;

/// <summary>A page with three questions and no place for a name. In the language that is spoken while it is written.</summary>
public sealed class FeedbackForm(string organisation, string course, DateTimeOffset created) : FlowDocument
{
    private const int Steps = 5;
    private const int LinesToWrite = 8;

    public override DocumentInfo Info => new($"{FormText.FeedbackTitle} – {course}", Language.Current.Code, created, organisation);

    public override Band Footer(PageNumber page) => new(Left: organisation, Right: FormText.Voluntary);

    public override IEnumerable<Block> Compose()
    {
        yield return new Paragraph(course, new TextStyle(10.5, Weight.Semibold, Colour.Accent)) { SpaceAfter = 2 };
        yield return new Heading(1, FormText.FeedbackTitle);
        yield return new Paragraph(FormText.FeedbackIntroduction) { SpaceAfter = 10 };
        yield return new Heading(2, FormText.DidItHelp);
        yield return Scale(FormText.NotAtAll, FormText.VeryMuch);
        yield return new Heading(2, FormText.WouldYouTell);
        yield return Scale(FormText.CertainlyNot, FormText.Certainly);
        yield return new Heading(2, FormText.WhatElse);
        for (var i = 0; i < LinesToWrite; i++)
        {
            yield return new Space(24);
            yield return new Rule { Colour = Colour.Edge, SpaceAfter = 0 };
        }
    }

    private static Table Scale(string least, string most) => new([.. Enumerable.Range(1, Steps).Select(_ => new TableColumn(Alignment: Alignment.Centre))])
    {
        Lines = TableLines.Grid,
        RowHeight = 46,
        Rows =
        [
            new TableRow([.. Enumerable.Range(1, Steps).Select(step => (Cell)Step(step, least, most))]),
        ],
    };

    private static string Step(int step, string least, string most)
    {
        var number = step.ToString(CultureInfo.CurrentCulture);
        return step switch
        {
            1 => $"{number}\n{least}",
            Steps => $"{number}\n{most}",
            _ => number,
        };
    }
}
