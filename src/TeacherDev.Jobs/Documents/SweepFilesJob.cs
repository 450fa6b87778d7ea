using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Documents;

/// <summary>Files whose row was never saved go after a day, photos that came to no visit after a week.</summary>
public sealed class SweepFilesJob(FileStore files, VisitPhotos photos, TeacherDevDb db)
{
    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        await photos.ForgetAsync(stop);
        return Remark.Of("清理 {0} 个没有记录的文件", await files.SweepAsync(db, stop));
    }
}
