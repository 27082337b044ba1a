using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>Devices and their loans.</summary>
internal sealed class DevicesSection(ReportModel report, ReportPart part, ReportWords words, ReportLook look)
{
    private static readonly Indicator[] Shown =
    [
        Indicator.DevicesReceived, Indicator.DevicesRefurbished, Indicator.DevicesGiven, Indicator.DevicesRecycled, Indicator.DevicesLent, Indicator.Loans, Indicator.LoanDays,
    ];

    public IEnumerable<Block> Compose()
    {
        var activity = new ActivityBlocks(words, look);
        return
        [
            look.Heading(EnumWords.Of(ReportSection.Devices)),
            look.Tiles(Shown.Select(i => look.Tile(words, report.Figures[i]))),
            .. StoryPart.Compose(part, look),
            .. activity.Trend(Indicator.Loans),
            .. activity.Table(ActivityBy.Centre, Indicator.DevicesReceived, Indicator.DevicesLent, Indicator.Loans, Indicator.LoanDays, Indicator.PeopleHelped),
        ];
    }
}
