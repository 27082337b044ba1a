using Inclusion.Web.Documents.Text;
using Inclusion.Web.Features.Attendances.Feedback;
using Inclusion.Web.Features.Attendances.Overview;
using Inclusion.Web.Features.Attendances.Record;
using Inclusion.Web.Features.Attendances.Register;
using Inclusion.Web.Features.Attendances.Skills;
using Inclusion.Web.Features.Attendances.WalkIns;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Attendances;

/// <summary>Who was there: register sheets, marks, walk-ins, skills before and after, feedback.</summary>
public static class AttendancesFeature
{
    public static IServiceCollection AddAttendances(this IServiceCollection services) => services
        .AddScoped<FindAttendance>()
        .AddScoped<FindSession>()
        .AddScoped<RecordAttendance>()
        .AddScoped<AddWalkIn>()
        .AddScoped<WriteRegister>()
        .AddScoped<FindSkills>()
        .AddScoped<SaveSkill>()
        .AddScoped<WriteSkillForms>()
        .AddScoped<FindFeedback>()
        .AddScoped<SaveFeedback>()
        .AddScoped<WriteFeedbackForm>();

    public static WebApplication MapAttendances(this WebApplication app)
    {
        app.MapGet("/workshops/{workshopId:long}/register.pdf", (long workshopId, WriteRegister write, CancellationToken cancel) =>
            SendAsync(() => write.RunAsync(workshopId, cancel), Routes.PrintFailed(Routes.Attendance(workshopId)))).RequireAuthorization(Policies.Teaching);
        app.MapGet("/workshops/{workshopId:long}/skills.pdf", (long workshopId, bool? blank, WriteSkillForms write, CancellationToken cancel) =>
            SendAsync(() => write.RunAsync(workshopId, blank == true, cancel), Routes.PrintFailed(Routes.Skills(workshopId)))).RequireAuthorization(Policies.Teaching);
        app.MapGet("/workshops/{workshopId:long}/feedback.pdf", (long workshopId, WriteFeedbackForm write, CancellationToken cancel) =>
            SendAsync(() => write.RunAsync(workshopId, cancel), Routes.PrintFailed(Routes.Feedback(workshopId)))).RequireAuthorization(Policies.Teaching);
        return app;
    }

    /// <summary>The file, to be looked at and printed. Where no font draws it, the page it was asked from says so.</summary>
    private static async Task<IResult> SendAsync(Func<Task<byte[]?>> write, string problemPage)
    {
        try
        {
            return await write() is { } file ? TypedResults.File(file, "application/pdf") : TypedResults.NotFound();
        }
        catch (UndrawableTextException)
        {
            return TypedResults.LocalRedirect(problemPage);
        }
    }
}
