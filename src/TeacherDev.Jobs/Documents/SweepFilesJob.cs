using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Documents;

/// <summary>Files whose row was never saved go after a day.</summary>
public sealed class SweepFilesJob(FileStore files, TeacherDevDb db)
{
    public async Task<Remark> RunAsync(CancellationToken stop) => Remark.Of("清理 {0} 个没有记录的文件", await files.SweepAsync(db, stop));
}
