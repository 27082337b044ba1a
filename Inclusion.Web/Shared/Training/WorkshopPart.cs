namespace Inclusion.Web.Shared.Training;

/// <summary>The pages of a workshop.</summary>
public enum WorkshopPart
{
    Overview,
    Enrolled,
    Attendance,
    Certificates,
}
