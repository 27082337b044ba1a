using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.People;

public sealed class PersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("Fatoumata Diarra")]
    [InlineData("محمد عبد الرحمن بن خلدون")]
    [InlineData("Nguyễn Thị Minh Khai")]
    [InlineData("O")]
    public void A_name_in_any_script_is_enough(string name) => Assert.Equal(name, Person.Add(new PersonFacts { Name = $" {name} " }, Now).Value.Name);

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void A_name_is_needed(string name) => Assert.IsType<PersonNameMissing>(Person.Add(new PersonFacts { Name = name }, Now).Refusal);

    [Fact]
    public void A_field_that_is_too_long_is_named()
    {
        Assert.Equal(new FieldTooLong("Name", 200), Person.Add(new PersonFacts { Name = new string('a', 201) }, Now).Refusal);
        Assert.Equal(new FieldTooLong("Address", 300), Person.Add(new PersonFacts { Name = "A", Address = new string('a', 301) }, Now).Refusal);
        Assert.Null(Person.Add(new PersonFacts { Name = new string('a', 200) }, Now).Refusal);
    }

    [Theory]
    [InlineData(1905, true)]
    [InlineData(1906, false)]
    [InlineData(2026, false)]
    [InlineData(2027, true)]
    [InlineData(62, true)]
    public void A_year_of_birth_is_one_that_someone_alive_can_have(int year, bool refused) =>
        Assert.Equal(refused, Person.Add(new PersonFacts { Name = "A", BirthYear = year }, Now).Refusal is BirthYearNotPossible);

    [Theory]
    [InlineData("a@b.fr", false)]
    [InlineData("a@b", true)]
    [InlineData("a b@c.fr", true)]
    [InlineData("a@b.fr, c@d.fr", true)]
    [InlineData("", false)]
    public void An_address_that_no_mail_can_reach_is_refused(string email, bool refused) =>
        Assert.Equal(refused, Person.Add(new PersonFacts { Name = "A", Email = email }, Now).Refusal is EmailNotAnAddress);

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        var person = Person.Add(new PersonFacts { Name = "Marc Petit", Phone = "06 12 34 56 78" }, Now).Value;
        Assert.True(person.Change(new PersonFacts { Name = "Marc Grand", Phone = "nope" }, Now).IsRefused);
        Assert.Equal(("Marc Petit", "06 12 34 56 78"), (person.Name, person.Phone));
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+33 6 12 34 56 78")]
    [InlineData("06.12.34.56.78", "0033612345678")]
    [InlineData("0612345678", "+33 (0)6 12 34 56 78")]
    public void Two_spellings_of_one_number_have_the_same_key(string one, string other) => Assert.Equal(ContactFormats.PhoneKey(one), ContactFormats.PhoneKey(other));

    [Fact]
    public void Somebody_is_blocked_for_a_reason_and_unblocked_again()
    {
        var person = Someone();
        Assert.IsType<BlockReasonMissing>(person.Block(" ").Refusal);
        Assert.IsType<FieldTooLong>(person.Block(new string('a', 501)).Refusal);
        Assert.Null(person.BlockedReason);
        Assert.False(person.Block(" Two devices never came back ").IsRefused);
        Assert.Equal("Two devices never came back", person.BlockedReason);
        Assert.False(person.Unblock().IsRefused);
        Assert.Null(person.BlockedReason);
    }

    [Fact]
    public void A_note_says_something_and_by_whom()
    {
        var person = Someone();
        Assert.IsType<NoteEmpty>(person.AddNote("  ", Staff, Now).Refusal);
        Assert.IsType<FieldTooLong>(person.AddNote(new string('a', 4001), Staff, Now).Refusal);
        Assert.False(person.AddNote("Prefers mornings", Staff, Now).IsRefused);
        var note = Assert.Single(person.Notes);
        Assert.Equal(("Prefers mornings", "Amélie", Now), (note.Text, note.StaffName, note.At));
    }

    [Fact]
    public void A_consent_is_written_down_once_for_each_version_of_its_text()
    {
        var person = Someone();
        Assert.False(person.GiveConsent(ConsentKind.Messages, "2026-01", Today, Today, Staff).IsRefused);
        Assert.IsType<ConsentKnown>(person.GiveConsent(ConsentKind.Messages, " 2026-01 ", Today, Today, Staff).Refusal);
        Assert.False(person.GiveConsent(ConsentKind.Messages, "2026-02", Today, Today, Staff).IsRefused);
        Assert.False(person.GiveConsent(ConsentKind.Publication, "2026-01", Today, Today, Staff).IsRefused);
        Assert.Equal(3, person.Consents.Count);
    }

    [Fact]
    public void A_consent_needs_a_version_and_a_day_that_has_come()
    {
        var person = Someone();
        Assert.IsType<ConsentVersionMissing>(person.GiveConsent(ConsentKind.Messages, "", Today, Today, Staff).Refusal);
        Assert.IsType<FieldTooLong>(person.GiveConsent(ConsentKind.Messages, new string('1', 41), Today, Today, Staff).Refusal);
        Assert.IsType<ConsentInFuture>(person.GiveConsent(ConsentKind.Messages, "1", Today.AddDays(1), Today, Staff).Refusal);
        Assert.Empty(person.Consents);
    }

    [Fact]
    public void Withdrawing_ends_every_consent_of_the_kind_and_keeps_that_it_was_given()
    {
        var person = Someone();
        Assert.IsType<ConsentNotGiven>(person.WithdrawConsent(ConsentKind.Messages, Today, Today).Refusal);
        person.GiveConsent(ConsentKind.Messages, "1", Today.AddDays(-9), Today, Staff);
        person.GiveConsent(ConsentKind.Messages, "2", Today.AddDays(-3), Today, Staff);
        person.GiveConsent(ConsentKind.Publication, "2", Today.AddDays(-3), Today, Staff);

        Assert.Equal(new ConsentWithdrawnBeforeGiven(Today.AddDays(-3)), person.WithdrawConsent(ConsentKind.Messages, Today.AddDays(-4), Today).Refusal);
        Assert.IsType<ConsentInFuture>(person.WithdrawConsent(ConsentKind.Messages, Today.AddDays(1), Today).Refusal);
        Assert.False(person.WithdrawConsent(ConsentKind.Messages, Today.AddDays(-1), Today).IsRefused);

        Assert.Equal([Today.AddDays(-1), Today.AddDays(-1), null], person.Consents.Select(c => c.WithdrawnOn));
        Assert.False(person.GiveConsent(ConsentKind.Messages, "2", Today, Today, Staff).IsRefused);
        Assert.IsType<ConsentNotGiven>(Someone().WithdrawConsent(ConsentKind.Messages, Today, Today).Refusal);
    }

    [Fact]
    public void A_household_has_a_name()
    {
        Assert.IsType<HouseholdNameMissing>(Household.Of("  ").Refusal);
        Assert.IsType<FieldTooLong>(Household.Of(new string('a', 201)).Refusal);
        Assert.Equal("Diarra", Household.Of(" Diarra ").Value.Name);
    }

    private static Actor Staff { get; } = new(1, "Amélie", StaffRole.Desk, null);

    private static Person Someone() => Person.Add(new PersonFacts { Name = "Marc Petit" }, Now).Value;

    [Fact]
    public void The_home_follows_whoever_served_last_and_not_what_is_written_down_late()
    {
        var at = new DateTimeOffset(2026, 11, 16, 10, 0, 0, TimeSpan.Zero);
        var person = Person.Add(new PersonFacts { Name = "Ada" }, at).Value;
        Assert.Null(person.HomeCentreId);

        person.ServeAt(1, at.AddDays(-30));
        Assert.Equal((1L, at), (person.HomeCentreId, person.LastContactAt));
        person.ServeAt(2, at.AddDays(1));
        Assert.Equal((2L, at.AddDays(1)), (person.HomeCentreId, person.LastContactAt));
        person.ServeAt(3, at);
        Assert.Equal((2L, at.AddDays(1)), (person.HomeCentreId, person.LastContactAt));

        person.MoveTo(null);
        Assert.Null(person.HomeCentreId);
        person.MoveTo(3);
        person.Erase("Erased", at);
        Assert.Null(person.HomeCentreId);
    }
}
