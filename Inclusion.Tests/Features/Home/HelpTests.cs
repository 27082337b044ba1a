using System.Text.RegularExpressions;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Attendances;
using Inclusion.Web.Features.Certificates;
using Inclusion.Web.Features.Enrolments;
using Inclusion.Web.Features.Home.Help;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Partners;
using Inclusion.Web.Features.Reports;
using Inclusion.Web.Features.StockTakes;
using Inclusion.Web.Features.Training;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Training;

namespace Inclusion.Tests.Features.Home;

public sealed partial class HelpTests
{
    public static TheoryData<string, string> Topics => new(Language.All.SelectMany(l => HelpTopics.All.Select(t => (l.Code, t.Key))));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Help_names_buttons_and_labels_in_the_words_that_stand_on_the_page(string language, string place)
    {
        using var speaking = Language.Find(language)!.Speak();
        var topic = HelpTopics.Of(place);

        foreach (var text in new[] { topic.About(), topic.Steps() })
        {
            Assert.DoesNotContain("{", HelpWords.Fill(text), StringComparison.Ordinal);
            Assert.All(Quoted().Matches(text).Select(quote => quote.Groups[1].Value.Trim()), quote => Assert.Matches(@"^\{\w+Text\.\w+\}$", quote));
        }
    }

    [Fact]
    public void Help_on_returns_says_what_the_page_wants()
    {
        using var english = Language.English.Speak();
        var steps = HelpWords.Fill(HelpTopics.Of("loans").Steps());

        Assert.Contains("Under “Came back with it” take the tick away from what is missing", steps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Help_on_attendance_names_the_keys_that_give_each_mark(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        var steps = HelpWords.Fill(HelpTopics.Of("training").Steps());

        Assert.All(Enum.GetValues<AttendanceMark>(), mark =>
            Assert.Contains($"{char.ToUpperInvariant(AttendanceWords.Keys(mark)[0])} {EnumWords.Of(mark)}", steps, StringComparison.Ordinal));
    }

    /// <summary>The sentence of the help on a place speaks of the button that is there.</summary>
    [Theory]
    [InlineData("certificates", nameof(CertificateText), nameof(CertificateText.Waive))]
    [InlineData("dates", nameof(TrainingText), nameof(TrainingText.WhichDates))]
    [InlineData("participants", nameof(WorkshopFrameText), nameof(WorkshopFrameText.TellParticipants))]
    [InlineData("requests", nameof(EnrolmentText), nameof(EnrolmentText.DeclineRequest))]
    [InlineData("reports", nameof(ReportText), nameof(ReportText.Correct))]
    [InlineData("partners", nameof(PartnerText), nameof(PartnerText.AddPartner))]
    [InlineData("stock-takes", nameof(StockTakeText), nameof(StockTakeText.EndIt))]
    [InlineData("jobs", nameof(JobText), nameof(JobText.Pause))]
    public void Every_place_with_something_to_do_has_a_help_of_its_own(string place, string text, string button)
    {
        foreach (var language in Language.All)
        {
            using var speaking = language.Speak();
            Assert.Contains($"{{{text}.{button}}}", HelpTopics.Of(place).Steps(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_that_no_page_says_is_a_fault_and_not_a_blank() => Assert.Throws<KeyNotFoundException>(() => HelpWords.Fill("{LoanText.NoSuchButton}"));

    /// <summary>What stands in the quotation marks of either language.</summary>
    [GeneratedRegex("[“«]([^”»]*)[”»]")]
    private static partial Regex Quoted();
}
