using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Data.Text;

public sealed class TypedTextTests
{
    private const string Override = "\u202E";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Whatever form, file or request they come from: past the domain's own care, by way of the saved record.</summary>
    [Fact]
    public async Task One_line_is_one_line_and_nothing_kept_turns_round_what_is_read_after_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Ada Lovelace");
        await database.ArrangeAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == id, Cancel);
            var entry = db.Entry(person);
            entry.Property(p => p.Name).CurrentValue = $"Ada\r\nBcc: all@example.org\t{Override}gnp.exe\0";
            entry.Property(p => p.Address).CurrentValue = $"3 rue des Lilas\n{Override}75011 Paris\u0007";
            entry.Property(p => p.AddressAs).CurrentValue = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
            return await db.SaveChangesAsync(Cancel);
        });

        var kept = await database.ReadAsync(db => db.People.SingleAsync(p => p.Id == id, Cancel));
        Assert.Equal("Ada Bcc: all@example.org gnp.exe", kept.Name);
        Assert.Equal("3 rue des Lilas\n75011 Paris", kept.Address);
        Assert.Equal("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", kept.AddressAs);
        Assert.Equal(kept.Name, await database.ReadAsync(db => db.AuditDetails.Where(d => d.Field == nameof(Person.Name)).OrderByDescending(d => d.EntryId).Select(d => d.After).FirstAsync(Cancel)));
    }

    [Fact]
    public async Task Texts_in_other_languages_and_stories_are_kept_in_the_same_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        var facts = new CourseFacts { Title = "Premiers pas", Texts = [new CourseText { Language = "en", Title = "First\nsteps", Description = $"Mouse\nand {Override}keyboard", Access = "\u2066all\u2069" }] };
        var course = await database.AddCourseAsync(facts: facts);
        var kept = await database.ReadAsync(db => db.Courses.SingleAsync(c => c.Id == course, Cancel));
        var text = Assert.Single(kept.Texts);
        Assert.Equal(("First steps", "Mouse\nand keyboard", "all"), (text.Title, text.Description, text.Access));
    }

    [Fact]
    public async Task What_has_lines_or_a_form_of_its_own_is_a_text_of_the_model()
    {
        await using var database = await TestDatabase.CreateAsync();
        var texts = await database.ReadAsync(db => Task.FromResult(
            db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => (type.ClrType, p.Name))).ToHashSet()));
        Assert.All(TypedText.Lines.Concat(TypedText.AsItIs), text => Assert.Contains(text, texts));
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u202A\u202C")]
    [InlineData(" \u2060 \u00AD")]
    public void A_name_of_which_nothing_is_seen_is_missing(string name) =>
        Assert.IsType<PersonNameMissing>(Person.Add(new PersonFacts { Name = name }, DateTimeOffset.UnixEpoch).Refusal);
}
