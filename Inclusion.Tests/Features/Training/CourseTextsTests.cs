using Inclusion.Domain.Certificates;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Features.Enrolments;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Enrolments.Enrol;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Training;

public sealed class CourseTextsTests
{
    private static readonly CourseFacts Facts = new()
    {
        Objectives = ["Envoyer un e-mail"],
        ToBring = "Votre téléphone",
        Texts = [new CourseText { Language = "en", Title = "First steps on the Internet", Objectives = ["Send an e-mail"], ToBring = "Your phone" }],
    };

    [Theory]
    [InlineData("en", "First steps on the Internet", "Please bring: Your phone")]
    [InlineData("fr", "Premiers pas sur Internet", "À apporter\u00A0: Votre téléphone")]
    public async Task A_confirmation_speaks_of_the_course_in_the_language_of_the_person(string language, string title, string bring)
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(courseId: await database.AddCourseAsync(facts: Facts));
        var person = await database.AddPersonAsync(email: "a@example.org", language: language);
        Assert.False((await database.As<EnrolPerson>().RunAsync(new EnrolPersonCommand(Guid.NewGuid(), person, workshop), CancellationToken.None)).IsRefused);

        var message = await database.ReadAsync(db => db.Messages.Include(m => m.Attachments).SingleAsync());
        Assert.EndsWith(title, message.Subject, StringComparison.Ordinal);
        Assert.Contains(bring, message.Body, StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{title}", System.Text.Encoding.UTF8.GetString(message.Attachments[0].Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_names_the_course_in_its_own_language()
    {
        await using var database = await TestDatabase.CreateAsync();
        var course = await database.AddCourseAsync(facts: Facts);
        var (workshop, _) = await database.AddFinishedAsync(
            course, people: [(await database.AddPersonAsync("A", language: "en"), IssuedWorkshops.Always), (await database.AddPersonAsync("B", language: "fr"), IssuedWorkshops.Always)]);
        Assert.Equal(2, (await database.As<IssueCertificates>().RunAsync(new(workshop), null, CancellationToken.None)).Value.Issued);

        var facts = (await database.ReadAsync(db => db.Certificates.OrderBy(c => c.Number).Select(c => c.Facts).ToListAsync())).ToDictionary(f => f!.Language, f => (f!.CourseTitle, f.Objectives[0]));
        Assert.Equal(("First steps on the Internet", "Send an e-mail"), facts[CertificateLanguage.English]);
        Assert.Equal(("Premiers pas sur Internet", "Envoyer un e-mail"), facts[CertificateLanguage.French]);
    }
}
